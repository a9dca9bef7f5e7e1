// Input that breaks programs: each is read, or refused in one line; never a crash, never an hour.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, InputError, validate } from '../src/index.js'
import { evigraph, folderWith } from './run-cli.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const citations = Array.from({ length: 10_000 }, (_, i) => `Author${i} & Other, ${1900 + (i % 120)}`).join('; ')
const CLAIM = 'Hope fosters effort (Lee, 2001).'

/** Bytes, and how many passages they must give. */
const READ: readonly (readonly [name: string, bytes: Uint8Array, passages: number | undefined])[] = [
  ['an empty file', utf8(''), 0],
  ['white space only', utf8(' \n\t\r\n\u00a0\u2003\n'), 0],
  ['a byte-order mark and nothing else', utf8('\ufeff'), 0],
  ['a byte-order mark before the text', utf8(`\ufeff${CLAIM}`), 1],
  ['CRLF', utf8(`Hope\r\n\r\n${CLAIM}\r\n\r\n- one\r\n- two\r\n`), 4],
  ['old Mac line ends', utf8(`Hope\r\r${CLAIM}\r`), 2],
  ['right-to-left text', utf8(`הטיפול מפחית דיכאון (כהן, 2001). يقلل العلاج الاكتئاب. ${CLAIM}`), undefined],
  ['UTF-16', utf16(CLAIM), 1],
  ['combining marks without a letter', utf8(`\u0301\u0302\u0303 ${CLAIM}`), undefined],
  ['control characters', utf8(`Hope\u0001 fosters\u001b[31m effort\u007f (Lee, 2001).`), 1],
  ['emoji and astral letters', utf8(`👩‍🔬 𝓗𝓸𝓹𝓮 fosters effort (Lee, 2001) 👍🏽.`), undefined],
  ['10,000 citations in one parenthesis', utf8(`Hope fosters effort (${citations}).`), undefined],
  ['10,000 open parentheses', utf8(`${'('.repeat(10_000)}Lee, 2001`), undefined],
  ['10,000 nested parentheses', utf8(`${'('.repeat(10_000)}Lee, 2001${')'.repeat(10_000)}`), undefined],
  ['10,000 headings', utf8('# Hope\n'.repeat(10_000)), undefined],
  ['a table with 10,000 cells in a row', utf8(`| ${'12 | '.repeat(10_000)}\n`), undefined],
  ['numbers without end', utf8('1'.repeat(200_000)), undefined],
  ['one word without end', utf8('a'.repeat(200_000)), undefined],
  ['hyphens without end', utf8('a-'.repeat(100_000)), undefined],
  ['full stops without end', utf8('. '.repeat(100_000)), undefined],
  ['"et al." without end', utf8('Lee et al. '.repeat(20_000)), undefined],
]

describe.each(['a.txt', 'a.md'])('read as %s', (uri) => {
  test.each(READ)('%s', (_name, bytes, passages) => {
    const { graph } = build([{ uri, bytes }])
    const document = graph.nodes.find(({ kind }) => kind === 'Document')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(document).toMatchObject({ kind: 'Document', sha256 })
    expect(validate(graph)).toEqual([])
    if (passages !== undefined && uri === 'a.txt')
      expect(graph.nodes.filter(({ kind }) => kind === 'Passage').length).toBe(passages)
  })
})

test.each([
  ['binary bytes', new Uint8Array(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), /byte \d+ is NUL/],
  ['NUL in text', utf8('Hope\0fosters'), /a\.txt: byte 4 is NUL, so this is not a text file/],
  ['invalid UTF-8', new Uint8Array([...utf8('Hope '), 0xc3, 0x28]), /not valid UTF-8 \(first bad byte at 6\)/],
  ['Latin-1', new Uint8Array([...utf8('Jorgensen, J'), 0xf8, 0x72]), /not valid UTF-8 .*save the file as UTF-8/],
  [
    'lone surrogates in UTF-16',
    utf16('Hope \ud800 fosters \udc00 effort.'),
    /not valid UTF-16LE; save the file as UTF-8/,
  ],
  ['a PDF cut short', utf8('%PDF-1.7\n%\u0000\u0001'), /a\.txt: the PDF is damaged/],
])('%s are refused with a reason', (_name, bytes, reason) => {
  expect(() => build([{ uri: 'a.txt', bytes }])).toThrow(InputError)
  expect(() => build([{ uri: 'a.txt', bytes }])).toThrow(reason)
})

test('one line of 5 MB', () => {
  const folder = folderWith({})
  writeFileSync(join(folder, 'a.txt'), `${CLAIM} `.repeat(Math.ceil(5e6 / (CLAIM.length + 1))))
  expect(evigraph(folder, ['build', 'a.txt', '-o', 'g.json'])).toMatchObject({ status: 0 })
  expect(evigraph(folder, ['validate', 'g.json', '--source', '.'])).toMatchObject({ status: 0, stdout: '' })
})

test('5 MB without a space or an end', () => {
  const bytes = utf8('x'.repeat(5_000_000))
  expect(validate(build([{ uri: 'a.txt', bytes }]).graph)).toEqual([])
})

test('through the command line: refused in one line, exit code 2', () => {
  const folder = folderWith({ 'a.txt': new Uint8Array([1, 0, 2]), 'empty.txt': '' })
  const refused = evigraph(folder, ['build', 'a.txt', '-o', 'g.json'])
  expect(refused.status).toBe(2)
  expect(refused.stderr).toMatch(/^error: a\.txt: byte 1 is NUL[^\n]*\n$/)
  expect(evigraph(folder, ['build', 'empty.txt', '-o', 'g.json']).status).toBe(0)
  expect(evigraph(folder, ['messages', 'g.json']).stdout).toContain('empty.txt warning the document holds no text')
})
