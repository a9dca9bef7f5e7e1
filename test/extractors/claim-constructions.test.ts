// Claims: constructions that are read, and such as must not be misread; each line of claims.txt fails where its rule is taken out.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { build } from '../../src/index.js'
import { constructionsIn } from './constructions.js'

const full = loadKnowledge()
const { links: _, ...frames } = full

const claimsOf = (text: string, knowledge = full) =>
  build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }], { knowledge }).graph.nodes.flatMap((node) =>
    node.kind === 'Claim' ? node.label.toLowerCase() : [],
  )

// "art therapy decreases fear" is claimed; "not /fear/" is what no claim may hold.
test.each(constructionsIn('claims.txt'))('%s', (text, expected) => {
  const claims = claimsOf(text, frames)
  expect(expected.length).toBeGreaterThan(0)
  for (const line of expected) {
    const unwanted = /^not \/(.*)\/$/.exec(line)?.[1]
    if (unwanted === undefined) expect(claims).toContain(line)
    else expect(claims.join('\n')).not.toMatch(new RegExp(unwanted))
  }
})

test.each([
  ['Self-efficacy mediated the effect of art therapy on insomnia.', 'MEDIATOR', 'self-efficacy'],
  ['The effect of art therapy on insomnia was mediated by self-efficacy.', 'MEDIATOR', 'self-efficacy'],
  ['The link between loud music and insomnia was moderated by fatigue.', 'MODERATOR', 'fatigue'],
  ['Fatigue may explain the link between loud music and insomnia.', 'MEDIATOR', 'fatigue'],
])('%s', (text, kind, third) => {
  const { nodes, edges } = build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }], { knowledge: frames }).graph
  const ends = edges.filter((edge) => edge.kind === kind).map(({ target }) => nodes.find(({ id }) => id === target))
  expect(ends.map((node) => node?.label.toLowerCase())).toEqual([third])
})

test('how much it rose is nothing that it rose by', () => {
  const text = 'Lung volume rose by 3 points in the choir group with singing.'
  expect(build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }]).graph.edges).not.toContainEqual(
    expect.objectContaining({ kind: 'MEDIATOR' }),
  )
})

describe('what links leave', () => {
  test('an improvement in what is bad is less of it', () => {
    const text =
      'Art therapy has been tried.\n\nLarger improvements in anxiety scores were seen in patients who received daily art therapy (Orr, 2007).'
    const claims = claimsOf(text).filter((label) => /anxiety/.test(label))
    expect(claims.length).toBeGreaterThan(0)
    expect(claims.join('\n')).not.toMatch(/increases anxiety/)
  })
  test('what there is a lack of does nothing', () => {
    const text = 'Lack of autonomy increases cynicism.'
    expect(claimsOf(text)).toContain('lack of autonomy increases cynicism')
    expect(claimsOf(text)).not.toContain('autonomy increases cynicism')
  })

  test('what another thing is compared with does nothing', () => {
    const text = 'Compared with usual care, sleep training was more effective in lowering fatigue.'
    expect(claimsOf(text)).toContain('sleep training decreases fatigue')
    expect(claimsOf(text).join('\n')).not.toMatch(/usual\S* (?:care )?(?:increases|decreases|affects)/)
  })
})
