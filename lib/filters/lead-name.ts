/** What is known of who a lead is. */
export interface NamedLead {
  id: string
  name: string | null
  email: string | null
  /** Its sender's own id, where it has neither name nor email. */
  userId?: string
}

/** What a lead is called: its name, else its email, else its sender's id, else the beginning of ours. */
export function leadName({ id, name, email, userId }: NamedLead): string {
  return name ?? email ?? userId ?? id.slice(0, 8)
}
