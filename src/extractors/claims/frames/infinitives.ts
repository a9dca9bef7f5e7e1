// Infinitives: which say what happens ("appears to reduce"), and which only what for ("aims to reduce").

import { isJoint } from '../row/elements.js'
import type { Clause } from './clause.js'

/** Verbs and adjectives whose infinitive says what happens: "appears to reduce", "was found to reduce". */
const RAISING =
  /^(?:appear|seem|tend|think|thought|believe|show|find|known|help|fail|continue|begin|prove|hypothesize|assume|expect|presume|suppose|report|demonstrate|observe|predict|likely|able|unable|serve|act|propose|suggest|need|say|argue|consider|come)/

/** "to strengthen and stabilize", "helps people recover and regain": a base form that goes on an infinitive. */
export function continuesInfinitive({ elements, v, vg, scene }: Clause): boolean {
  const text = scene.sentence.tokens[vg.main]?.text ?? ''
  if (vg.to - vg.from > 1 || vg.copula || vg.verb?.form !== 'base' || /s$/.test(text)) return false
  if (!isJoint(elements[v - 1], 'cc')) return false
  const previous = elements.slice(0, v).findLast((element) => element.kind === 'vg')
  return previous?.kind === 'vg' && (previous.form === 'inf' || previous.verb?.lemma === 'help')
}

export function isRaised({ elements, v, scene }: Clause): boolean {
  for (let k = v - 1; k >= Math.max(0, v - 2); k--) {
    const element = elements[k]
    if (!element || element.kind === 'comma') return false
    if (element.kind === 'np') {
      const governor = elements.slice(0, k).findLast(({ kind }) => kind === 'vg' || kind === 'comma' || kind === 'stop')
      return (
        governor?.kind === 'vg' &&
        !governor.passive &&
        RAISING.test(governor.verb?.lemma ?? '') &&
        governor.verb?.lemma !== 'help'
      )
    }
    const main =
      element.kind === 'vg' ? (element.verb?.lemma ?? scene.sentence.tokens[element.main]?.norm ?? '') : element.word
    if (RAISING.test(main)) return true
    if (element.kind === 'cc') continue
  }
  return false
}
