import { isSmallSample, wilson } from '@/lib/reports/statistics'

export const shareText = (part: number, whole: number) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`)

/** Stands before a rate that few sessions make uncertain; `smallSampleNote` says so below the table. */
const fewSign = '≈'

export const smallSampleNote = `${fewSign} few sessions: the interval that holds the true rate in 95 of 100 cases is wider than 10 points.`

/** A rate with its mark, and its interval as a hint. */
export function rateWords(hits: number, all: number): { text: string; title: string } {
  const { low, high } = wilson(hits, all)
  const isSmall = isSmallSample(hits, all)
  return {
    text: all === 0 ? '—' : `${isSmall ? `${fewSign} ` : ''}${shareText(hits, all)}`,
    title: `${hits.toLocaleString('en')} of ${all.toLocaleString('en')}; with 95% certainty between ${percent(low)} and ${percent(high)}`,
  }
}

/** "2.4×"; above a hundredfold the digits say nothing. */
export function timesText(value: number): string {
  if (value >= 100) return '>100×'
  return `${value >= 10 ? Math.round(value) : value.toFixed(value < 0.1 ? 2 : 1)}×`
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`
