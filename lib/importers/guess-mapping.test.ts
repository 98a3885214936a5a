import { describe, expect, test } from 'vitest'
import { guessMapping } from './guess-mapping'

const guess = (columns: string, ...rows: Record<string, string>[]) => guessMapping(columns.split(','), rows).fields

describe('guessMapping', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'our own names',
      'id,lead,at,type,path,referrer,points',
      { id: 'id', lead: 'lead', at: 'at', type: 'type', path: 'path', referrer: 'referrer', points: 'points' },
    ],
    [
      'a visitor log',
      'visitor_id,ts,event,page,ref,score',
      { lead: 'visitor_id', at: 'ts', type: 'event', path: 'page', referrer: 'ref', points: 'score' },
    ],
    [
      'camel case and spaces',
      'userId,Event Time,eventType,pageUrl,Full Name,E-Mail',
      { lead: 'userId', at: 'Event Time', type: 'eventType', url: 'pageUrl', name: 'Full Name', email: 'E-Mail' },
    ],
    [
      'nested tracking calls, whose event name wins over the kind of call',
      'type,event,userId,anonymousId,messageId,timestamp,context.page.url,context.page.referrer,properties.utm_source',
      {
        type: 'event',
        lead: 'userId',
        anonymous: 'anonymousId',
        id: 'messageId',
        at: 'timestamp',
        url: 'context.page.url',
        referrer: 'context.page.referrer',
        utm_source: 'properties.utm_source',
      },
    ],
    ['an address where there is no other lead', 'email,date,activity', { lead: 'email', at: 'date', type: 'activity' }],
    [
      'an address beside a lead',
      'contact_id,email,timestamp,action',
      { lead: 'contact_id', email: 'email', at: 'timestamp', type: 'action' },
    ],
    [
      'UTM columns',
      'user,time,event,utm_source,utm_medium,utm_campaign,utm_term,utm_content',
      {
        lead: 'user',
        at: 'time',
        type: 'event',
        utm_source: 'utm_source',
        utm_medium: 'utm_medium',
        campaign: 'utm_campaign',
        utm_term: 'utm_term',
        utm_content: 'utm_content',
      },
    ],
    [
      'a whole name before the end of a nested one',
      'user.email,email,at,type',
      { lead: 'email', at: 'at', type: 'type' },
    ],
    ['nothing of strange names', 'foo,bar', {}],
  ])('finds %s', (_, columns, expected) => {
    expect(guess(columns)).toEqual(expected)
  })

  test('passes over a time column that holds no times', () => {
    expect(guess('time,created_at', { time: 'morning', created_at: '2020-01-31 10:00' }).at).toBe('created_at')
  })

  test('an id that repeats is no event id', () => {
    const rows = [{ id: '7' }, { id: '7' }, { id: '8' }]
    expect(guess('id,at,type', ...rows).id).toBeUndefined()
  })

  test('a page that holds addresses is a URL', () => {
    expect(guess('page', { page: 'https://example.com/pricing' })).toEqual({ url: 'page' })
    expect(guess('page', { page: '/pricing' })).toEqual({ path: 'page' })
  })

  test('a score that is no whole number is a property', () => {
    expect(guess('score', { score: '0.73' })).toEqual({})
  })
})
