import { z } from 'zod'

/** What the engagement report's address says besides the filter. */
export const engagementParams = z.strictObject({})
