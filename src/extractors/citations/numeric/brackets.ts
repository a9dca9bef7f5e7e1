// Numbers in brackets: "[12]", "[3–5, 8]", "(12)", "(ref. 7)".
import { type Group, numbersIn } from './groups.js'
import type { Stretch } from './stretch.js'

const NUMBERS = String.raw`\s*(?:refs?\.?\s*)?\d{1,12}[•*]*(?:\s*(?:[,;‐‑–—−-]|,?\s?and|&)\s*\d{1,4}[•*]*)*\s*`
const SQUARE = new RegExp(String.raw`\[${NUMBERS}\](?!\s*[=<>≤≥≈])`, 'gi')
const ROUND = new RegExp(String.raw`\(${NUMBERS}\)(?!\s*[=<>≤≥≈])`, 'gi')
// "F[1,23]", "t(24)"; and "(2)" as the label of an item: "cells; (2) animals", "either (1)".
const STATISTIC = /(?<![\p{L}\p{N}])(?:\p{L}²?|df|SD|SE|CI|OR|RR|HR)$/u
const LABEL =
  /(?:^|[:;]\s*(?:and|or)?|,\s*(?:and|or)?|\b(?:and|or|either|were|was|are|is|by|to|of|for|in|both|namely|as|with))\s*$/
// "44.4 (15)" alone in a cell of a table: a mean with its spread, a count with its share.
const CELL_VALUE = /(?:^|\|)\s*[−–-]?\d[\d.,]*\s?%?\s*$/
const CELL_END = /^\s*(?:\||$)/

/** Groups in square or in round brackets in a stretch of text. */
export function readBrackets({ start, words, lists }: Stretch, kind: 'square' | 'round'): Group[] {
  const groups: Group[] = []
  const square = kind === 'square'
  if (lists.length === 0 || !words.includes(square ? '[' : '(')) return groups
  const pattern = square ? SQUARE : ROUND
  pattern.lastIndex = 0
  for (let match = pattern.exec(words); match; match = pattern.exec(words)) {
    const at = start + match.index
    const before = words.slice(Math.max(0, match.index - 12), match.index)
    if (STATISTIC.test(before) || (!square && LABEL.test(before))) continue
    const behind = match.index + match[0].length
    if (!square && CELL_VALUE.test(before) && CELL_END.test(words.slice(behind, behind + 4))) continue
    const numbers = numbersIn(
      match[0].replace(/\d{5,}/, (run) => ' '.repeat(run.length)),
      at,
    )
    const run = /^\D*(\d{5,12})\D*$/.exec(match[0])
    if (run)
      numbers.push({
        start: at + match[0].indexOf(run[1] as string),
        end: at + match[0].length - 1,
        number: Number(run[1]),
      })
    if (numbers.length > 0) groups.push({ start: at, end: at + match[0].length, strong: true, numbers })
  }
  return groups
}
