// Numbers that are no results: ages, years, doses, lengths of time, "Table 2", "80% power", shares of women.
import type { FoundNumber } from '../../text/numbers.js'
import type { Token } from '../../types.js'

const BEFORE =
  /^(?:tables?|figures?|figs?|appendix|box|equation|week|day|month|year|grade|stage|phase|type|step|session|chapter|section|version|level|aged?|ages|part|no|number|dsm|icd|cd|study|experiment|wave|item|lesson|model|cluster|group|cohort|axis|class|category|question|page|pp|vol|version|since|until|in|by|≥|≤|>|<|dsm-iv|dsm-5|icd-10|top|least|most)$/i
const AFTER =
  /^(?:mg|g|kg|µg|μg|mcg|ml|mL|l|dl|iu|mmol|mol|nmol|hz|cm|mm|km|kcal|kj|hours?|hrs?|h|minutes?|mins?|min|seconds?|s|sessions?|visits?|times?|fold|cigarettes?|weekly|doses?|tablets?|items?|centers?|centres?|sites?|countries|schools?|hospitals?|clinics?|studies|trials|rcts|articles|papers|participants|patients|subjects|people|individuals|women|men|girls|boys|children|adolescents|adults|students|of|arms?|groups?|conditions?|domains?|subscales?|factors?|million|thousand|billion|years?-old|point|points?-scale|x)$/i
const DEMOGRAPHIC =
  /^(?:female|females|male|males|women|men|girls|boys|white|caucasian|black|hispanic|latino|latina|asian|african|married|employed|unemployed|single|girl|boy|woman|man|ethnic|minority|minorities|confidence|power|level|alpha|credible|prediction|ci|response|attrition-rate|confident)$/i
const AGE = /^(?:age|aged|ages|old|range|ranged|ranging|born|iq)$/i

/** Whether a number may be a result: a percentage unless it describes the sample, other numbers more rarely. */
export function isResult(
  tokens: readonly Token[],
  i: number,
  number: FoundNumber,
  timed: ReadonlySet<number>,
): boolean {
  const word = (k: number) => tokens[k]?.text ?? ''
  const before = word(i - 1)
  const after = word(number.to)
  if (number.percent) return !describesSample(tokens, i, number.to)
  if (Number.isInteger(number.value) && number.value >= 1900 && number.value <= 2100 && !number.worded) return false
  if (timed.has(i) || timed.has(number.from)) return false
  if (number.worded && number.from === i) return false
  if (BEFORE.test(before) && before !== 'in' && before !== 'by') return false
  if (AFTER.test(after) && !(after === 'of')) return false
  if (/^[[(]$/.test(before) && /^[\])]$/.test(after)) return false
  for (let k = Math.max(0, i - 6); k < i; k++) if (AGE.test(word(k))) return false
  return !AGE.test(after)
}

/** "64% female", "94% were men", "95% confidence", "80% power"; "women (41%)". */
function describesSample(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = to; k < to + 4 && tokens[k]; k++) {
    const word = tokens[k]?.text as string
    if (/^[.;()]$/.test(word) || /^(?:in|for|with|among|vs|versus|had|achieved|improved)$/i.test(word)) break
    // "of women who smoked" says of whom, not who they are.
    if (/^of$/i.test(word)) break
    if (DEMOGRAPHIC.test(word))
      return !/^(?:who|in|with|achieved|had|reported|improved|relapsed)$/i.test(tokens[k + 1]?.text ?? '') || k === to
  }
  // "a significance level of 5%", "power of 80%".
  if ([1, 2, 3].some((k) => /^(?:power|level|alpha)$/.test(tokens[from - k]?.norm ?? ''))) return true
  const open = tokens[from - 1]?.text
  const named = tokens[from - 2]?.text ?? ''
  return (open === '(' || open === ',' || open === ':') && DEMOGRAPHIC.test(named)
}
