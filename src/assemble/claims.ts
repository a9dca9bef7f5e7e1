// Claim records → claims; what is said merges, where it is said accumulates.
import type { Assembly } from './builder.js'

export function assembleClaims(_assembly: Assembly): void {}
