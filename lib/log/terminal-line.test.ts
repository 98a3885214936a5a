import { expect, test } from 'vitest'
import { terminalLine } from './terminal-line'

const time = '2026-03-31T12:03:01.250Z'

test.each([
  [
    {
      time,
      level: 'info',
      msg: 'request',
      requestId: '8f14e45f-ceea',
      method: 'POST',
      path: '/v1/batch',
      status: 200,
      ms: 4,
    },
    '12:03:01 info  POST /v1/batch 200 4 ms (8f14e45f)\n',
  ],
  [
    {
      time,
      level: 'error',
      msg: 'It broke',
      method: 'GET',
      path: '/leads',
      digest: '12',
      stack: 'Error: It broke\n  at x',
    },
    '12:03:01 error GET /leads  It broke digest=12\nError: It broke\n  at x\n',
  ],
  [{ time, level: 'warn', msg: 'The disk is full' }, '12:03:01 warn  The disk is full\n'],
])('%j', (fields, line) => {
  expect(terminalLine(JSON.stringify(fields))).toBe(line)
})
