// The examples of docs/cypher.md, in order.
import { readFileSync } from 'node:fs'

export const examples = [...readFileSync('docs/cypher.md', 'utf8').matchAll(/^```cypher\n([\s\S]*?)^```/gm)].map(
  ([, code]) => code as string,
)
