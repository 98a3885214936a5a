/**
 * Programs that people read email with, and the proxies that fetch images for them. Lists of bots hold many of them, as
 * they are no browsers; but an email opened by one is opened by its reader. (Apple's proxy, which says only Mozilla/5.0,
 * also fetches images of emails that nobody reads; that cannot be told from here.)
 */
const mailProgram =
  /GoogleImageProxy|YahooMailProxy|Outlook|Thunderbird|Apple-?Mail|Airmail|Postbox|Lotus-Notes|^Spark\b|^iPhone\d|^Mozilla\/5\.0$/i

/** @example isMailProgram('Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)') // true */
export function isMailProgram(agent: string): boolean {
  return mailProgram.test(agent)
}
