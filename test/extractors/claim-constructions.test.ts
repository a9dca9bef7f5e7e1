// Claims: constructions that must not be misread; each line fails where its rule is taken out.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { build } from '../../src/index.js'

const full = loadKnowledge()
const { links: _, ...frames } = full

const claimsOf = (text: string, knowledge = full) =>
  build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }], { knowledge }).graph.nodes.flatMap((node) =>
    node.kind === 'Claim' ? node.label.toLowerCase() : [],
  )

describe('what frames leave', () => {
  test.each([
    ['the name of a class', 'Loud music raises demand.', /demand/],
    ['what is done with an instrument', 'The pitch scale was designed to measure vocal range.', /targets/],
    ['what is meant to be done', 'Art therapy was paused to repaint the meeting hall.', /targets/],
  ])('%s', (_construction, text, claim) => {
    expect(claimsOf(text, frames).join('\n')).not.toMatch(claim)
  })

  test.each([
    ['one of a class', 'Loud music raises enzyme activity.', 'loud music increases enzyme activity'],
    ['an aim', 'Art therapy was designed to reduce homesickness.', 'art therapy targets homesickness'],
    ['a purpose', 'Art therapy was offered to reduce homesickness.', 'art therapy targets homesickness'],
  ])('but not %s', (_construction, text, claim) => {
    expect(claimsOf(text, frames)).toContain(claim)
  })
})

describe('what links leave', () => {
  test('what another thing is compared with does nothing', () => {
    const text = 'Compared with usual care, sleep training was more effective in lowering fatigue.'
    expect(claimsOf(text)).toContain('sleep training decreases fatigue')
    expect(claimsOf(text).join('\n')).not.toMatch(/usual\S* (?:care )?(?:increases|decreases|affects)/)
  })
})
