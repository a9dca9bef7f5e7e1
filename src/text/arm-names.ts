// What the name of a trial's arm tells: what was given, only the arm's part in the trial, or no arm at all.
import { isAmong } from './among.js'
import { cueSet } from './cues.js'
import { nameWords } from './fold.js'

type Rows = Parameters<typeof cueSet>[0]

/** `named`: "yoga group"; `role`: "treatment group"; `phase`: "post-training"; `none`: "both groups", "frequency". */
export type ArmName = 'named' | 'role' | 'phase' | 'none'

const ALL_ARMS =
  /^(?:(?:active|experimental|intervention|study|therapy|training|treatment|trial) )+(?:arms|conditions|groups)$/i

/** All that a trial compares: "the two training conditions", but "control conditions" are what others are compared with. */
export const namesAllArms = (name: string): boolean => ALL_ARMS.test(name)

/** Words of a name whose last word alone may say that it is no arm: not "gel for three weeks". */
const SHORT = 3

/** Names that are remembered. */
const MOST = 50_000

const cache = new WeakMap<NonNullable<Rows>, Map<string, ArmName>>()

export function armName(name: string, rows: Rows): ArmName {
  if (!rows) return 'named'
  let known = cache.get(rows)
  if (!known) {
    known = new Map()
    cache.set(rows, known)
  }
  let told = known.get(name)
  if (told === undefined) {
    told = read(name, rows)
    if (known.size >= MOST) known.clear()
    known.set(name, told)
  }
  return told
}

function read(name: string, rows: Rows): ArmName {
  const words = nameWords(name)
  if (isAmong('pre post', words[0])) return 'phase'
  const noArm = cueSet(rows, 'no-arm')
  if (noArm.has(words.join(' ')) || (words.length <= SHORT && noArm.has(words.at(-1) ?? ''))) return 'none'
  const unspecific = cueSet(rows, 'unspecific')
  if (!words.every((word) => unspecific.has(word))) return 'named'
  const tested = cueSet(rows, 'tested-arm')
  return words.some((word) => tested.has(word)) && !/s$/i.test(name) ? 'role' : 'none'
}
