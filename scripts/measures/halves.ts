// Two halves of a data set by its documents' names: one to develop on, one that is measured and never read.
import { createHash } from 'node:crypto'

export const HALVES = ['development', 'held out'] as const
export type Half = (typeof HALVES)[number]

export const halfOf = (id: string): Half => HALVES[(createHash('sha256').update(id).digest()[0] as number) % 2] as Half
