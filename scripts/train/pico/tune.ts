// The tagger's few settings, by coordinate ascent on left-out abstracts.
import type { PicoModel } from '../../../src/types.js'
import type { Lesson } from './lessons.js'
import { figuresOf, readAll } from './measure.js'

type Settings = Pick<PicoModel, 'pull' | 'favour'>

const FAVOURS = [1.2, 1.5, 1.8, 2.2, 2.6, 3, 3.5, 4, 5]
const PULLS = [0, 0.2, 0.35, 0.5, 0.65]

/** Labels that are hard to see are found too seldom by the likeliest reading alone. */
export function tune(parts: readonly { lessons: Lesson[]; model: PicoModel }[]): Settings {
  let best: Settings = { pull: 0.35, favour: [1, 1.8, 3, 2.6] }
  const score = (settings: Settings) =>
    figuresOf(parts.flatMap(({ lessons, model }) => readAll(lessons, { ...model, ...settings }))).macroF1 as number
  let most = score(best)
  const consider = (settings: Settings) => {
    const value = score(settings)
    if (value > most) [best, most] = [settings, value]
  }
  for (const pull of PULLS) consider({ ...best, pull })
  for (let round = 0; round < 2; round++)
    for (const state of [1, 2, 3])
      for (const value of FAVOURS) consider({ ...best, favour: best.favour.with(state, value) })
  return best
}
