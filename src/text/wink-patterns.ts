// The patterns of wink-nlp's part-of-speech model as tables of small integers.

/** One of wink's tokens, as far as its patterns look at it. */
export interface Part {
  /** Part of speech that the lexicon gives. */
  pos: number
  /** What the word is to the patterns whatever its part of speech; 0 where it is nothing special. */
  hint: number
  /** Bit `n` is set where the word can be part of speech `n`. */
  fits: number
  /** Part of a contraction: no pattern changes its tag. */
  fixed: boolean
}

/** A machine that goes from state to state by what the words are, from state 0 at the first word of a pattern. */
export interface Machine {
  /** Columns of `next` by part of speech and by hint; all that no pattern knows shares column 0. */
  byPos: Uint8Array
  byHint: Uint8Array
  width: number
  /** State after a state and a column; 0 where no pattern goes on. */
  next: Uint16Array
  /** State that a pattern ends in where it does not go on. */
  otherwise: Uint16Array
  /** Part of speech that the pattern ending in a state gives; 0 where none ends. */
  gives: Uint8Array
  /** Whether it gives it also to words that can't be that. */
  always: Uint8Array
  /** Which word of the pattern it gives it to. */
  offset: Uint8Array
}

const HINT = 1_080_000
const OTHERWISE = 2_070_003
/** Past all parts of speech and hints. */
const EVENTS = 256

/** A machine from its JSON in the model: version, last state, transitions, names of patterns, marked words. */
export function machineOf(json: string): Machine {
  const [, , states, names, marks] = JSON.parse(json) as [
    number,
    number,
    Record<string, Record<string, number>>,
    Record<string, string>,
    Record<string, [number, number]>,
  ]
  const count = Math.max(...Object.keys(states).map(Number), ...Object.keys(names).map(Number)) + 1
  const events = [...new Set(Object.values(states).flatMap((row) => Object.keys(row).map(Number)))]
  const byPos = new Uint8Array(EVENTS)
  const byHint = new Uint8Array(EVENTS)
  let width = 1
  for (const event of events)
    if (event > 0 && event < EVENTS) byPos[event] = width++
    else if (event > HINT && event < HINT + EVENTS) byHint[event - HINT] = width++
  const machine: Machine = {
    byPos,
    byHint,
    width,
    next: new Uint16Array(count * width),
    otherwise: new Uint16Array(count),
    gives: new Uint8Array(count),
    always: new Uint8Array(count),
    offset: new Uint8Array(count),
  }
  for (const [state, row] of Object.entries(states))
    for (const [event, to] of Object.entries(row)) {
      const e = Number(event)
      const column = e < EVENTS ? byPos[e] : byHint[e - HINT]
      if (e === OTHERWISE) machine.otherwise[Number(state)] = to
      else if (column) machine.next[Number(state) * width + column] = to
    }
  for (const [state, name] of Object.entries(names)) {
    machine.gives[Number(state)] = Math.abs(Number(name))
    machine.always[Number(state)] = Number(name) < 0 ? 1 : 0
    machine.offset[Number(state)] = marks[state]?.[0] ?? 0
  }
  return machine
}

/** Changes `pos` where a pattern of the machine fits: the longest from the left, none overlapping another. */
export function apply(machine: Machine, parts: readonly Part[], pos: Uint8Array): void {
  const { byPos, byHint, width, next, otherwise, gives, always, offset } = machine
  const length = parts.length
  const columns = new Uint8Array(length + 1)
  for (let i = 0; i < length; i++) {
    const { hint } = parts[i] as Part
    columns[i] = (hint > 0 ? byHint[hint] : byPos[pos[i] as number]) as number
  }
  const give = (at: number, state: number) => {
    const own = at + (offset[state] as number)
    const tag = gives[state] as number
    if (always[state] === 1 || ((parts[own] as Part).fits & (1 << tag)) !== 0) pos[own] = tag
  }
  for (let i = 0; i < length; i++) {
    let state = 0
    // The last place where the pattern could end.
    let end = i
    let ending = 0
    for (let j = i; j <= length; j++) {
      state = next[state * width + (columns[j] as number)] as number
      if (gives[state] !== 0) {
        end = j
        ending = state
      }
      if (state === 0 || gives[state] !== 0) break
      if (otherwise[state] !== 0) {
        end = j
        ending = otherwise[state] as number
      }
    }
    if (ending === 0) continue
    give(i, ending)
    i = end
  }
}
