// The tagger's model: trained tables as bytes, and as the file that ships.
import { deflateRawSync } from 'node:zlib'
import type { ReferenceModel } from '../../../src/types.js'
import { type Lesson, learnTagger, type Tables } from './crf.js'

/** Log odds of one step of a byte: larger weights are cut at 127 steps, and hardly one is. */
const SCALE = 0.02
const BEAM = 10

/** Weights as bytes of one scale, the emissions' before the bonds': sums need no fractions then. */
function quantized({ emissions, bonds }: Tables): ReferenceModel {
  const byte = (value: number) => Math.max(-127, Math.min(127, Math.round(value / SCALE)))
  const weights = new Int8Array(emissions.length + bonds.length)
  weights.set(Int8Array.from(emissions, byte))
  weights.set(Int8Array.from(bonds, byte), emissions.length)
  return { weights, beam: Math.round(BEAM / SCALE) }
}

export const trainTagger = (lessons: readonly Lesson[]): ReferenceModel => quantized(learnTagger(lessons))

export const fileOf = ({ weights, beam }: ReferenceModel): string =>
  `${JSON.stringify({ beam, weights: deflateRawSync(weights, { level: 9 }).toString('base64') }, undefined, 1)}\n`
