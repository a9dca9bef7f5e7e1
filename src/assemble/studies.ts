// Study and finding records → studies and findings.
import type { Assembly } from './builder.js'

export function assembleStudies(_assembly: Assembly): void {}
