/** What a lead is called: its name, else its email, else the beginning of its id. */
export function leadName(lead: { id: string; name: string | null; email: string | null }): string {
  return lead.name ?? lead.email ?? lead.id.slice(0, 8)
}
