// What one group was given, told in a clause of its own: "The control group received B".

import { isAmong } from '../../../text/among.js'
import { cueForm, cueSet } from '../../../text/cues.js'
import { closingBracket } from '../../../text/place.js'
import type { Cue, Token } from '../../../types.js'
import { CONTROL_ROLE, TESTED_ROLE } from '../arms/words.js'
import { opensAt } from '../brackets.js'
import { armOf, FAR, type Given } from './given.js'
import { labelsIn } from './labels.js'

/** "The intervention group (n = 40) received A", "Group S was given B": the arm of one clause each. */
export function receivedIn(tokens: readonly Token[], rows: readonly Cue[] | undefined): Given[] {
  const given = cueSet(rows, 'give')
  const out: Given[] = []
  for (let k = 0; k < tokens.length; k++) {
    const group = tokens[k] as Token
    // Of several groups each has a clause of its own.
    if ((group.norm !== 'group' && group.norm !== 'arm') || !/^(?:group|arm)$/i.test(group.text)) continue
    let at = k + 1
    const letter = /^(?:[A-Z]{1,2}|[IVX]{1,3}|\d)$/.test(tokens[at]?.text ?? '')
    const label = letter ? `group ${tokens[at]?.text}` : `${tokens[k - 1]?.text} ${group.text}`
    const before = tokens[k - 1]?.norm ?? ''
    const isRole = letter || CONTROL_ROLE.test(before) || TESTED_ROLE.test(before)
    if (letter) at++
    else if (k === 0 || tokens[k - 1]?.pos === 'DET') continue
    const also: string[] = []
    if (opensAt(tokens, at)) {
      const close = closingBracket(tokens, at, FAR)
      if (close < 0) continue
      also.push(...labelsIn(tokens, at + 1, close))
      at = close + 1
    }
    while (tokens[at]?.pos === 'AUX' || tokens[at]?.pos === 'ADV') at++
    const verb = tokens[at]
    if (!verb || !(given.has(cueForm(verb.norm)) || (isRole && verb.pos === 'VERB' && !TELLS.test(verb.norm)))) continue
    const end = tokens.findIndex(({ text, pos }, n) => n > at && (isAmong('; .', text) || pos === 'AUX'))
    const clause = tokens.findIndex(
      ({ norm }, n) => n > at && isAmong('and while whereas', norm) && namesGroup(tokens, n + 1),
    )
    const stops = [end, clause].filter((n) => n > 0)
    const one = armOf(tokens, at + 1, stops.length > 0 ? Math.min(...stops) : tokens.length)
    if (one) out.push({ ...one, labels: [...one.labels, label, ...also] })
  }
  return out
}

/** What a group does that gets nothing by it. */
const TELLS =
  /^(?:showed|reported|differed|improved|consisted|comprised|included|was|were|compared|scored|increased|decreased|fell|rose|served|acted|matched|remained|continued|did)$/

/** "the control group", "group B" at token `k`. */
const namesGroup = (tokens: readonly Token[], k: number): boolean =>
  tokens.slice(k, k + 4).some(({ norm }) => norm === 'group' || norm === 'arm' || norm === 'control')
