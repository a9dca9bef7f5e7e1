// Answers of services read, whatever they hold.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, openCache, SERVICES } from '../../src/index.js'
import { folderWith } from '../run-cli.js'

/** JSON that has the services' names in it, with anything behind them. */
const keys = [
  'message',
  'items',
  'results',
  'DOI',
  'doi',
  'ids',
  'title',
  'author',
  'authorships',
  'issued',
  'date-parts',
  'updated-by',
  'update-to',
  'type',
  'id',
  'primary_location',
  'source',
  'is_retracted',
  'publication_year',
  'pmid',
  'family',
  'display_name',
]
const { answer } = fc.letrec((tie) => ({
  answer: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      7,
      -1e300,
      '',
      '10.1/x',
      'retraction',
      '\u001b[31mIce',
      'https://doi.org/10.1/X',
    ),
    fc.array(tie('answer'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('answer'), { maxKeys: 8 }),
  ),
}))

test.each(SERVICES.map((service) => [service.name, service] as const))(
  '%s: nothing throws, and records are sound',
  (_name, service) => {
    const shell = fc.oneof(
      answer,
      answer.map((item) => ({ message: item, results: [item], id: 'x' })),
    )
    const folder = folderWith({})
    let run = 0
    fc.assert(
      fc.property(shell, (value) => {
        const found: Candidate[] = service.read(JSON.parse(JSON.stringify(value ?? null))) ?? []
        for (const { doi = '10.1/x', title = '' } of found) {
          expect(doi).toMatch(/^10\.\S+$/)
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
          expect(title).not.toMatch(/[\u0000-\u001f]/)
        }
        // What is kept is read back.
        if (found.length === 0 || run > 50) return
        const file = `${folder}/${run++}.jsonl`
        openCache(file).put('a', { fetched: '2026-11-26', found })
        expect(openCache(file).get('a')?.found).toEqual(JSON.parse(JSON.stringify(found)))
      }),
      { numRuns: 1000 },
    )
  },
)
