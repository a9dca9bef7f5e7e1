// Works looked up at a server that speaks the services' formats: what is filled in, what is not, and what is told.
import { describe, expect, test } from 'vitest'
import { type Asker, type BuildResult, cached, enrich, http, openCache, SERVICES, validate } from '../../src/index.js'
import { folderWith } from '../run-cli.js'
import { type MadeUp, services } from './server.js'
import { citing, rulesIn, textOnly, worksIn } from './works.js'

const ICE: MadeUp = {
  doi: '10.1234/ice',
  pmid: '11111111',
  title: 'Ice on the northern sea in the winters of a century',
  authors: ['Bo Roe', 'Cy Lind'],
  year: 2001,
  container: 'Journal of Tides and Harbours',
}
const ENTRY = 'Roe, B., & Lind, C. (2001). Ice on the northern sea in the winters of a century. J Tides Harb, 3, 1–2.'
/** Faster than the services allow. */
const UNPACED = SERVICES.map((service) => ({ ...service, pace: () => 0 }))

async function enriched(built: BuildResult, works: readonly MadeUp[]) {
  const { crossref, openalex, asked } = await services(works)
  const ask = http({ agent: 'test', today: '2026-11-26', addresses: { crossref, openalex }, pause: 1 })
  const result = await enrich(built, ask, { services: UNPACED })
  expect(validate(result.graph)).toEqual([])
  return { result, asked, works: worksIn(result), rules: rulesIn(result) }
}

test('a missing DOI is found, and what the records know besides', async () => {
  const built = citing(ENTRY)
  const before = structuredClone(built)
  const { works, rules, asked, result } = await enriched(built, [ICE])
  expect(built).toEqual(before)
  const [old] = worksIn(built)
  expect(works).toEqual([
    {
      ...old,
      doi: '10.1234/ice',
      pmid: '11111111',
      filledBy: ['doi: crossref 2026-11-26', 'pmid: openalex 2026-11-26'],
    },
  ])
  expect(old?.container).toBe('J Tides Harb')
  expect(rules).toEqual([])
  expect(asked).toEqual(['/crossref/works?', '/crossref/works/10.1234/ice', '/openalex/works/doi:10.1234/ice'])
  expect(result.verdicts).toEqual({ searched: 1 })
})

describe('what is certain is taken', () => {
  test.each<[string, string, MadeUp[], Record<string, string | undefined>]>([
    [
      'a DOI gives PMID and journal',
      `Roe, B., & Lind, C. (2001). doi:10.1234/ice`,
      [ICE],
      { pmid: '11111111', title: ICE.title },
    ],
    ['a PMID gives the DOI', ENTRY.replace(/$/, ' PMID: 11111111'), [ICE], { doi: '10.1234/ice' }],
    ['a work that only OpenAlex has', ENTRY, [{ ...ICE, only: 'openalex' }], { doi: '10.1234/ice' }],
    ['a work without DOI', ENTRY, [{ ...ICE, doi: undefined as never }], { doi: undefined, pmid: '11111111' }],
    ['a slip in the title', ENTRY.replace('northern', 'northen'), [ICE], { doi: '10.1234/ice' }],
    ['online a year before', ENTRY, [{ ...ICE, year: 2000 }], { doi: '10.1234/ice' }],
    ['online long before, in print that year', ENTRY, [{ ...ICE, year: 1998, printed: 2001 }], { doi: '10.1234/ice' }],
    [
      'title and subtitle apart',
      ENTRY,
      [{ ...ICE, title: 'Ice on the northern sea', subtitle: 'in the winters of a century' }],
      { doi: '10.1234/ice' },
    ],
    [
      'the journal settles which of two',
      ENTRY,
      [{ ...ICE, doi: '10.5555/pre', container: 'Sea Preprints' }, ICE],
      { doi: '10.1234/ice' },
    ],
    [
      'not the notice about it',
      ENTRY,
      [{ ...ICE, doi: '10.1234/notice', about: '10.1234/ice' }, ICE],
      { doi: '10.1234/ice' },
    ],
    [
      'the mark of a retracted one is no part of its title',
      ENTRY,
      [{ ...ICE, title: `RETRACTED: ${ICE.title}` }],
      { doi: '10.1234/ice', notice: 'retraction' },
    ],
  ])('%s', async (_name, entry, known, expected) => {
    const { works } = await enriched(citing(entry), known)
    expect(works[0]).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    )
    for (const [name, value] of Object.entries(expected))
      if (value === undefined) expect(works[0]).not.toHaveProperty(name)
  })
})

describe('what is not certain is told, and nothing is taken', () => {
  test.each<[string, string, MadeUp[], string, RegExp]>([
    [
      'several that fit',
      ENTRY,
      [ICE, { ...ICE, doi: '10.5555/twin' }],
      'enrich:ambiguous',
      /10\.1234\/ice.*10\.5555\/twin/,
    ],
    ['two years later', ENTRY, [{ ...ICE, year: 2003 }], 'enrich:uncertain', /differs: year/],
    ['other authors', ENTRY, [{ ...ICE, authors: ['Di Moe', 'Ed Hall'] }], 'enrich:uncertain', /differs: authors/],
    ['another part', ENTRY, [{ ...ICE, title: `${ICE.title}. Part II` }], 'enrich:not-found', /none/],
    ['a word other', ENTRY, [{ ...ICE, title: ICE.title.replace('northern', 'southern') }], 'enrich:not-found', /none/],
    ['a correction to it', ENTRY, [{ ...ICE, title: `Correction to: ${ICE.title}` }], 'enrich:not-found', /none/],
    ['nothing', ENTRY, [], 'enrich:not-found', /none/],
    [
      'a DOI that nobody knows',
      `${ENTRY} doi:10.1234/ive`,
      [ICE],
      'enrich:not-found',
      /10\.1234\/ive, which no service/,
    ],
    [
      'a DOI of another work',
      `${ENTRY} doi:10.9999/salt`,
      [{ ...ICE, doi: '10.9999/salt', title: 'Salt', authors: ['Di Moe'] }],
      'enrich:other-work',
      /another work’s.*Moe \(2001\)\. Salt/,
    ],
  ])('%s', async (_name, entry, known, rule, reason) => {
    const built = citing(entry)
    const { works, result } = await enriched(built, known)
    expect(works).toEqual(worksIn(built))
    const messages = result.messages.filter((message) => message.rule.startsWith('enrich:'))
    expect(messages).toMatchObject([{ rule, uri: 'ice.txt', line: 1, column: 14 }])
    expect(messages[0]?.reason).toMatch(reason)
  })

  test('a citation that says too little is not searched for', async () => {
    const built = textOnly('Ice matters (Roe & Lind, 2001).')
    const { asked, result } = await enriched(built, [ICE])
    expect([asked, result.verdicts]).toEqual([[], { 'too-little': 1 }])
  })
})

describe('notices', () => {
  const printed = `${ENTRY} doi:10.1234/ice`
  const retracted = (type?: string): MadeUp => ({
    ...ICE,
    retracted: { doi: '10.1234/note', date: [2005, 2, 6], ...(type ? { type } : {}) },
  })

  test('a retracted work is marked, and named where it is cited', async () => {
    const { works, result } = await enriched(citing(printed), [retracted()])
    expect(works[0]).toMatchObject({
      notice: 'retraction',
      noticeDoi: '10.1234/note',
      noticeDate: '2005-02-06',
      filledBy: expect.arrayContaining(['notice: crossref 2026-11-26']),
    })
    expect(result.messages.filter(({ rule }) => rule === 'enrich:retracted')).toMatchObject([
      {
        level: 'warning',
        reason: 'Roe & Lind (2001) was retracted (2005-02-06, doi:10.1234/note); it is cited at one place',
        uri: 'ice.txt',
        span: { start: 13, end: 29 },
      },
    ])
  })

  test.each([
    ['expression_of_concern', 'expression-of-concern', 'enrich:notice'],
    ['erratum', 'correction', 'enrich:notice'],
    ['withdrawal', 'withdrawal', 'enrich:retracted'],
    ['new_version', undefined, undefined],
  ])('%s', async (type, notice, rule) => {
    const { works, rules } = await enriched(citing(printed), [retracted(type)])
    expect(works[0]?.notice).toBe(notice)
    expect(rules).toEqual(rule === undefined ? [] : [rule])
  })

  test('OpenAlex’s word is enough', async () => {
    const { works } = await enriched(citing(printed), [{ ...retracted(), only: 'openalex' }])
    expect(works[0]).toMatchObject({ notice: 'retraction' })
    expect(works[0]?.filledBy).toContain('notice: openalex 2026-11-26')
  })
})

test('two works that turn out to have one DOI are told', async () => {
  const { rules, works } = await enriched(
    citing(ENTRY, 'Lind, C., & Roe, B. (2001). Seas of the north, and their ice. doi:10.1234/ice'),
    [ICE],
  )
  expect(works.map(({ doi }) => doi)).toEqual(['10.1234/ice', '10.1234/ice'])
  expect(rules).toEqual(['enrich:same-doi'])
})

describe('another run', () => {
  const run = (built: BuildResult, ask: Asker) => enrich(built, ask, { services: UNPACED })

  test('asks for nothing, and says the same', async () => {
    const { crossref, openalex, asked } = await services([ICE])
    const file = `${folderWith({})}/answers.jsonl`
    const ask = http({ agent: 'test', today: '2026-11-26', addresses: { crossref, openalex } })
    const first = await run(citing(ENTRY), cached(openCache(file), ask))
    const requests = asked.length
    const again = await run(citing(ENTRY), cached(openCache(file), ask))
    const onItsOwn = await run(first, cached(openCache(file), undefined))
    expect(asked.length).toBe(requests)
    expect(again).toEqual(first)
    expect(onItsOwn).toEqual(first)
  })

  test('takes back what is no longer so, and keeps what could not be asked', async () => {
    const first = (await enriched(citing(ENTRY), [ICE])).result
    const { result, works } = await enriched(first, [])
    expect([works, rulesIn(result)]).toEqual([worksIn(citing(ENTRY)), ['enrich:not-found']])
    const offline = await run(first, cached(openCache(`${folderWith({})}/none.jsonl`), undefined))
    expect(offline.graph).toEqual(first.graph)
    expect([offline.verdicts, rulesIn(offline)]).toEqual([{ 'not-asked': 1 }, ['enrich:not-asked']])
    expect(offline.messages.filter(({ rule }) => rule === 'enrich:not-asked')).toMatchObject([
      { reason: /crossref: not in the cache; openalex: not in the cache/ },
    ])
  })
})

test('any number at once gives the same', async () => {
  const entries = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir'].map((name) => ENTRY.replace('Roe', name))
  const works = entries.map((_, i) => ({
    ...ICE,
    doi: `10.1234/${i}`,
    authors: [`Bo ${entries[i]?.split(',')[0]}`, 'Cy Lind'],
  }))
  const { crossref, openalex } = await services(works)
  const ask = http({ agent: 'test', today: '2026-11-26', addresses: { crossref, openalex } })
  const [one, many] = await Promise.all(
    [1, 4].map((atOnce) => enrich(citing(...entries), ask, { services: UNPACED, atOnce })),
  )
  expect(many).toEqual(one)
  expect(worksIn(many as BuildResult).map(({ doi }) => doi)).toEqual(works.map(({ doi }) => doi))
})
