import { notThere } from '@/lib/api/handle'

export const { GET, POST, PUT, PATCH, DELETE } = notThere()
