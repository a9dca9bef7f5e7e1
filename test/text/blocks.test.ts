// Blocks of plain text and Markdown, written as "kind: words".
import { describe, expect, test } from 'vitest'
import { type Block, linesOf, markdownBlocks, plainBlocks } from '../../src/text/blocks.js'

const show = (text: string, blocks: Block[]) =>
  blocks.map(({ kind, depth, start, end }) => `${kind}${kind === 'heading' ? depth : ''}: ${text.slice(start, end)}`)

const LONG = 'Hope was measured twice, and it grew in every class that took part in the course.'

describe('plainBlocks', () => {
  test.each<[string, string, string[]]>([
    [
      'a heading has no period and stands before text',
      `Hope at School\n${LONG}`,
      ['heading1: Hope at School', `paragraph: ${LONG}`],
    ],
    ['a numbered heading is no item', `2. Methods\n\n${LONG}`, ['heading1: 2. Methods', `paragraph: ${LONG}`]],
    [
      'numbered items are no headings',
      'Steps:\n\n1. Listen\n\n2. Ask',
      ['paragraph: Steps:', 'item: Listen', 'item: Ask'],
    ],
    [
      'bullets of every shape',
      '· one\n• two\n- three\n(a) four',
      ['item: one', 'item: two', 'item: three', 'item: four'],
    ],
    ['a lead-in is a paragraph', 'It was used for:\n- pupils', ['paragraph: It was used for:', 'item: pupils']],
    ['one line, one paragraph', `${LONG}\n${LONG}`, [`paragraph: ${LONG}`, `paragraph: ${LONG}`]],
    [
      'hard-wrapped lines flow together',
      'Hope was measured twice in every school,\nand it grew in every class that took part in\nthe course that was offered.\n\nEffort grew as well, and it did so for as long\nas the course was given.',
      [
        'paragraph: Hope was measured twice in every school,\nand it grew in every class that took part in\nthe course that was offered.',
        'paragraph: Effort grew as well, and it did so for as long\nas the course was given.',
      ],
    ],
    ['CRLF', 'Hope\r\n\r\nIt grew.', ['heading1: Hope', 'paragraph: It grew.']],
    [
      'a reference entry is no heading',
      `Lee, A. (2001). Hope. Press\n${LONG}`,
      ['paragraph: Lee, A. (2001). Hope. Press', `paragraph: ${LONG}`],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => expect(show(text, plainBlocks(text))).toEqual(expected))
})

describe('markdownBlocks', () => {
  test.each<[string, string, string[]]>([
    [
      'headings of both kinds',
      '# A #\n\nB\n===\n\nC\n---\ntext',
      ['heading1: A', 'heading1: B', 'heading2: C', 'paragraph: text'],
    ],
    ['paragraph lines flow together', 'one\ntwo\n\nthree', ['paragraph: one\ntwo', 'paragraph: three']],
    [
      'items, ordered or not',
      '- a\n  goes on\n* b\n1. c\n- [x] d',
      ['item: a\n  goes on', 'item: b', 'item: c', 'item: d'],
    ],
    ['table rows without the rule', '| a | b |\n|---|---|\n| 1 | 2 |', ['row: | a | b |', 'row: | 1 | 2 |']],
    ['quotes', '> said so', ['paragraph: said so']],
    [
      'code and front matter are left out',
      '---\ntitle: x\n---\n\ntext\n\n```\ncode\n```\nmore',
      ['paragraph: text', 'paragraph: more'],
    ],
  ])('%s', (_, text, expected) => expect(show(text, markdownBlocks(text))).toEqual(expected))
})

test('linesOf knows every line end', () => {
  const text = 'a\nb\r\nc\rd'
  expect(linesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['a', 'b', 'c', 'd'])
})
