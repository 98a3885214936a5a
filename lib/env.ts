import { z } from 'zod'
import { AppError } from './errors'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  LEADTRAIL_DATA: z.string().min(1).default('./.data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  LEADTRAIL_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#]+\/?$/, 'must be an address like https://leads.example.com, without a path')
    .optional(),
  /** The least important lines that the server's log keeps. */
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  PORT: z.coerce.number('must be a port number').int().min(1).max(65535).default(3000),
})

export type Environment = z.infer<typeof environment>

/**
 * The environment variables that Leadtrail reads, checked. An empty variable counts as unset.
 * @throws AppError 'config' that names every wrong variable.
 */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new AppError('config', `Wrong environment: ${wrong.join('; ')}`)
}
