import { cookies } from 'next/headers'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme this browser chose. A cookie, so that the first byte of HTML already has it and nothing flashes. */
export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get('theme')?.value
  return themes.find((theme) => theme === value) ?? 'system'
}
