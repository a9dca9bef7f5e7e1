// Web pages: main content, structure, links into the reference list, pages made to break readers.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { citations } from '../../src/extractors/citations/index.js'
import { annotate, read } from '../../src/pipeline.js'
import { InputError } from '../../src/types.js'

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`
const document = (text: string, uri = 'a.html') => read({ uri, bytes: new TextEncoder().encode(text) }, () => {})
const passages = (text: string) => {
  const found = document(text)
  return found.passages.map(({ kind, start, end }) => `${kind}: ${found.text.slice(start, end)}`)
}

test('the main content, not what stands around it', () => {
  const around = '<nav><a href="/">Home</a></nav><header><p>Journal</p></header>'
  const after =
    '<aside>Read more</aside><div class="cookie-banner">Accept</div><footer>Imprint</footer><script>x()</script>'
  const main = '<h1>Hope</h1><p>Hope&nbsp;grows <b>fast</b>.<br>It ends.</p><p hidden>Secret.</p>'
  expect(passages(page(`${around}<main>${main}</main>${after}`))).toEqual([
    'heading: Hope',
    'sentence: Hope grows fast.',
    'sentence: It ends.',
  ])
  expect(passages(page(`<nav>Home</nav>${main}${after}`))).toEqual([
    'heading: Hope',
    'sentence: Hope grows fast.',
    'sentence: It ends.',
  ])
  expect(
    document(page('<p>x</p>', '<title>Hope – Journal</title><meta name="citation_title" content="Hope">')),
  ).toMatchObject({ title: 'Hope', language: 'en', format: 'html' })
})

test('lists, quotes, tables of any shape', () => {
  const body = `<h2>Results</h2><div>It is used for:<ul><li>pupils</li><li><p>teachers</p></li></ul>as said.</div>
<table><caption>Hope by group</caption><thead><tr><th>Group<th>Hope</thead><tr><td><p>Training</p><td>3.1<br>(0.4)</table><blockquote>We hope.</blockquote>`
  expect(passages(page(body))).toEqual([
    'heading: Results',
    'sentence: It is used for:',
    'item: pupils',
    'item: teachers',
    'sentence: as said.',
    'sentence: Hope by group',
    'row: Group | Hope',
    'row: Training | 3.1 (0.4)',
    'sentence: We hope.',
  ])
})

describe('links into the list are citations', () => {
  const list = `<h2 id="refs">References</h2><ol><li id="r1">Baum A. Ice on the sea. Tides. 2001;3:1-9. <a href="#t1">↑</a></li>
<li><a name="r2"></a>Hall D. Winds. Tides. 2003;4:2-9.</li><li id="r3">Moe E. Rain. Tides. 2004;5:3-9.</li></ol>`
  test.each<[string, string[]]>([
    ['<p>Ice<sup id="t1"><a href="#r1">1</a></sup> and <a href="#other">wind</a>.</p>', ['1 → Baum']],
    ['<p>Ice [<a href="#r1">1</a>–<a href="a.html#r3">3</a>].</p>', ['1 → Baum', '3 → Hall', '3 → Moe']],
    [
      '<p>Ice (<a href="#r2">Hall, 2003</a>), by Moe (<a href="#r3">2004</a>).</p>',
      ['Hall, 2003 → Hall', 'Moe (2004) → Moe'],
    ],
  ])('%s', (body, expected) => {
    const found = document(page(body + list))
    const { citations: all } = annotate(found, loadKnowledge(), () => {}, [citations])
    expect(found.references).toHaveLength(3)
    expect(
      all.map(
        ({ start, end, reference }) =>
          `${found.text.slice(start, end)} → ${found.references[reference ?? -1]?.authors[0]?.family}`,
      ),
    ).toEqual(expected)
  })
})

test('recognised by content', () => {
  expect(document(page('<p>Hope.</p>'), 'a.txt').format).toBe('html')
  expect(document('# Hope\n\n<div>Hope.</div>', 'a.md').format).toBe('markdown')
})

test('nesting without end is refused in one line', () => {
  for (const tag of ['div', 'b', 'table', 'p', 'a', 'li'])
    try {
      document(page(`<${tag}>`.repeat(20_000)))
    } catch (error) {
      expect(error).toBeInstanceOf(InputError)
      expect(String(error)).toMatch(/nested deeper than 500/)
    }
  expect(() => document(page('<div>'.repeat(20_000)))).toThrow(/a\.html: elements nested deeper than 500/)
})
