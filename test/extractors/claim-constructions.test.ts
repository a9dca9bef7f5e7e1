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
    ['an aim of which nothing comes', 'Art therapy is designed to meet the needs of sailors.', /targets/],
    ['what stands in parentheses and has no name elsewhere', 'The ointment pots (Lyon, Oslo) were blue.', /is a/],
    ['a whole that has no name elsewhere', 'The sea air strain (fog, brine) was named.', /part of/],
    ['a link said in passing', 'Choir fees linked to travel costs were paid.', /associated/],
    ['what follows from all that is said', 'Choir practice was moved, leading to daytime drowsiness.', /increases/],
    ['a new name in a participle', 'Choir practice was held daily, causing significant bother.', /bother/],
    ['a kind that has no name elsewhere', 'Choir practice is the opposite of silence.', /is a/],
    ['what a measure shows', 'Sea logs showed an increase in fear.', /increases/],
    ['what is meant to be done', 'Art therapy was paused to repaint the meeting hall.', /targets/],
  ])('%s', (_construction, text, claim) => {
    expect(claimsOf(text, frames).join('\n')).not.toMatch(claim)
  })

  test.each([
    [
      'a rate with a name before it',
      'Choir programmes can help to decrease relapse rates in smokers.',
      'choir programmes decreases relapse',
    ],
    ['neither of two', 'Choir practice affected neither fear nor lung volume.', 'choir practice not affects fear'],
    ['no increase', 'Choir practice showed no increase in lung volume.', 'choir practice not increases lung volume'],
    ['what makes people liable', 'Loud music makes adolescents prone to insomnia.', 'loud music increases insomnia'],
    [
      'what leaves them more so',
      'Loud music leaves patients more vulnerable to insomnia.',
      'loud music increases insomnia',
    ],
    ['what predisposes them', 'Loud music predisposes people to insomnia.', 'loud music increases insomnia'],
    ['more likely', 'Loud music makes relapse more likely.', 'loud music increases relapse'],
    ['less likely', 'Choir practice makes relapse less likely.', 'choir practice decreases relapse'],
    [
      'a share of the variance',
      'Choir practice accounted for 12% of the variance in lung volume.',
      'choir practice associated with lung volume',
    ],
    ['one of a class', 'Loud music raises enzyme activity.', 'loud music increases enzyme activity'],
    [
      'parts in parentheses',
      'Role strain (fatigue, cynicism) is common. Fatigue and cynicism are feelings.',
      'fatigue part of role strain',
    ],
    ['a kind', 'Choir practice is a group activity.', 'choir practice is a group activity'],
    ['what a thing shows', 'Choir practice showed an increase in fear.', 'choir practice increases fear'],
    ['a link that is said', 'Choir fees were linked to travel costs.', 'choir fees associated with cost'],
    [
      'what follows from what a thing does',
      'Choir practice reduces fear, leading to daytime drowsiness.',
      'choir practice increases daytime drowsiness',
    ],
    [
      'a known name in a participle',
      'Choir practice was held daily, strengthening lung volume.',
      'choir practice increases lung volume',
    ],
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
