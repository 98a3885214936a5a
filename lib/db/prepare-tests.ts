import { emptySnapshot } from './testing'

/** Before all tests: makes the empty database that they copy, once for all test files. */
export default async function prepareTests(): Promise<void> {
  await emptySnapshot()
}
