// What an arm is, and the words that tell arms.
import { cueSet } from '../../text/cues.js'
import type { Workshop } from './view.js'

export interface Arm {
  entity: string
  from: number
  to: number
}

export const versusWords = (shop: Workshop): ReadonlySet<string> => cueSet(shop.knowledge.cues['study-words'], 'versus')
export const isControl = (shop: Workshop, entity: string): boolean =>
  (shop.entities.get(entity) ?? shop.found.entities.get(entity))?.role === 'control'

export const GROUP = /^(?:group|arm|condition|patient|participant|recipient|subject|user|treated|completer)$/
