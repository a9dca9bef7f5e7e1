// The layouts: a place for every node, from the graph alone, the same on every run.
import type { Positions } from '../../graph/view.js'
import type { Graph } from '../types.js'
import { bands } from './bands.js'
import { organic } from './organic.js'

export const LAYOUTS = { bands, organic } as const satisfies Record<keyof Positions, (graph: Graph) => number[]>
