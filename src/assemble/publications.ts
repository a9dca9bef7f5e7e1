// Citations and references → publications and authors: one work, one node.
import type { Assembly } from './builder.js'

export function assemblePublications(_assembly: Assembly): void {}
