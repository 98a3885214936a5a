// SQL is data plus parameters: the tag of Prisma's client, under the names used everywhere.
import { Prisma } from './generated/client'

export const { sql, join, raw, empty } = Prisma
export type Sql = Prisma.Sql
