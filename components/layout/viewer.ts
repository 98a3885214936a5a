import { cookies } from 'next/headers'
import { isTimeZone } from '@/lib/time/zone'

/** Who looks, as far as times on screen depend on it. */
export interface Viewer {
  /** IANA name, always one that Intl knows. */
  timeZone: string
  nowMs: number
}

/** The viewer's zone from the cookie that the layout's script sets; UTC until there is one. */
export async function readViewer(): Promise<Viewer> {
  const value = (await cookies()).get('tz')?.value
  return { timeZone: value && isTimeZone(value) ? value : 'UTC', nowMs: Date.now() }
}

/**
 * Runs in the head, before anything is painted: tells the server the browser's zone, and loads the page again when the
 * server could not have known it. It reloads only once the cookie is seen to have been kept, so blocked cookies do not loop.
 */
export const timeZoneScript = `(function(){try{
var zone=Intl.DateTimeFormat().resolvedOptions().timeZone
function kept(){var m=document.cookie.match(/(?:^|; )tz=([^;]*)/);return m?decodeURIComponent(m[1]):''}
var before=kept()
if(!zone||before===zone)return
document.cookie='tz='+encodeURIComponent(zone)+';path=/;max-age=31536000;samesite=lax'
if(kept()===zone&&(before||'UTC')!==zone){document.documentElement.style.visibility='hidden';location.reload()}
}catch(e){}})()`
