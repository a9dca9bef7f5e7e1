// Numbers of one finding that cannot all be right. They are told, with the words, and left as printed.
import type { FindingRecord, Report } from '../../types.js'

/** What an effect measure says where there is no effect. */
const NULL: Readonly<Partial<Record<FindingRecord['measure'], number>>> = {
  or: 1,
  rr: 1,
  hr: 1,
  smd: 0,
  'mean-difference': 0,
}

export function checkNumbers(record: FindingRecord, report: Report): void {
  const { span } = record
  const warn = (rule: string, reason: string) => report({ level: 'warning', rule: `findings:${rule}`, reason, span })
  const { measure, value, ciLow: low, ciHigh: high, p } = record
  if (low !== undefined && high !== undefined) {
    if (value !== undefined && (value < low || value > high))
      warn('estimate-outside-limits', `${value} does not lie in its interval, ${low} to ${high}`)
    const none = NULL[measure]
    const differs = none === undefined ? undefined : none < low || none > high
    // A limit that is printed as the null itself may have been rounded to it.
    if (p !== undefined && differs !== undefined && none !== low && none !== high && differs !== p < 0.05 && p !== 0.05)
      warn('p-against-limits', `p ${p} does not agree with an interval of ${low} to ${high}`)
  }
  checkShare(record.interventionValue ?? value, record.eventsIntervention, record.nIntervention, record, warn)
  checkShare(record.comparatorValue, record.eventsComparator, record.nComparator, record, warn)
}

function checkShare(
  share: number | undefined,
  events: number | undefined,
  n: number | undefined,
  { measure }: FindingRecord,
  warn: (rule: string, reason: string) => void,
): void {
  if (measure !== 'percentage' || share === undefined || events === undefined || n === undefined) return
  const decimals = String(share).split('.')[1]?.length ?? 0
  if (Math.abs((100 * events) / n - share) > 0.6 * 10 ** -decimals)
    warn('percentage-against-count', `${share}% is not ${events} of ${n}`)
}
