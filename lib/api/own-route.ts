import { AppError } from '@/lib/errors'
import { flawOf } from '@/lib/filters/read-params'
import { ownProblem, problemResponse } from './problem'
import { isSameOrigin } from './same-origin'

/** Next gives the parts of the path as a promise. */
export interface RouteContext<Params> {
  params: Promise<Params>
}

/** A route that our own pages call to change something: refused from elsewhere, expected failures as problem+json. */
export function ownRoute<Params>(run: (request: Request, params: Params) => Promise<Response>) {
  return async (request: Request, { params }: RouteContext<Params>): Promise<Response> => {
    if (!isSameOrigin(request)) {
      return problemResponse(403, { code: 'forbidden', detail: 'This request was made by another site.' })
    }
    return answer(async () => run(request, named(await params)))
  }
}

/** A route that only reads. */
export function readRoute<Params>(run: (request: Request, params: Params) => Promise<Response>) {
  return (request: Request, { params }: RouteContext<Params>): Promise<Response> =>
    answer(async () => run(request, named(await params)))
}

/** What no database takes for text names nothing. */
function named<Params>(params: Params): Params {
  const flaw = Object.values(params ?? {}).map((text) => flawOf(String(text)))
  if (flaw.some((found) => found !== undefined)) throw new AppError('not_found', 'There is nothing at this address.')
  return params
}

async function answer(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    return ownProblem(error)
  }
}
