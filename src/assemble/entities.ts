// Mentions → entities: one entity, one node.
import type { Assembly } from './builder.js'

export function assembleEntities(_assembly: Assembly): void {}
