// Claims: clauses whose subject, verb or object stands where it is easily missed; each line fails where its rule is taken out.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { build } from '../../src/index.js'

const { links: _, ...knowledge } = loadKnowledge()

const claimsOf = (text: string) =>
  build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }], { knowledge }).graph.nodes.flatMap((node) =>
    node.kind === 'Claim' ? node.label.toLowerCase() : [],
  )

describe('frames read', () => {
  test.each([
    [
      'a relative clause past "in turn"',
      'Loud music causes fatigue, which in turn lowers lung volume.',
      'fatigue decreases lung volume',
    ],
    [
      'a relative clause past a phrase',
      'Loud music raises fear, which over the years lowers lung volume.',
      'fear decreases lung volume',
    ],
    [
      'both of which',
      'Choir practice consists of humming and posture drills, both of which reduce fear.',
      'humming decreases fear',
    ],
    ['what a copula says the cause is', 'Fear is often due to loud music.', 'loud music affects fear'],
    [
      'a change because of something',
      'Lung volume decreased because of loud music.',
      'loud music decreases lung volume',
    ],
    ['a change in response to something', 'Lung volume increases in response to yoga.', 'yoga increases lung volume'],
    ['a change owing to something', 'Lung volume decreased owing to loud music.', 'loud music decreases lung volume'],
    [
      'a decline that is driven',
      'The decline in lung volume is driven by loud music.',
      'loud music decreases lung volume',
    ],
    [
      'a relation between two before a verb',
      'The link between loud music and fear is shaped by age.',
      'fear associated with loud music',
    ],
    [
      'a subject with a participle after a list',
      'Vocal drills and choir practice used in schools often reduce fear.',
      'choir practice decreases fear',
    ],
    [
      'a subject past a participle between commas',
      'Choir practice, described as a group activity, lowers fear.',
      'choir practice decreases fear',
    ],
    [
      'a subject past a longer aside',
      'Choir practice, held in large halls, lowers fear.',
      'choir practice decreases fear',
    ],
    [
      'what is there to be seen of a treatment',
      'Art therapy was tried in sailors. There were significant reductions in homesickness.',
      'art therapy decreases homesickness',
    ],
    [
      'what was not there to be seen of a treatment',
      'Art therapy was tried in sailors. There were no reductions in homesickness.',
      'art therapy not decreases homesickness',
    ],
    [
      'what people do',
      'Patients can reduce homesickness by engaging in choir practice.',
      'choir practice decreases homesickness',
    ],
    [
      'a gerund before its subject',
      'By raising lung volume, choir practice lowers fear.',
      'choir practice increases lung volume',
    ],
    [
      'what a treatment is effective in',
      'Art therapy was more effective than usual care in reducing homesickness.',
      'art therapy decreases homesickness',
    ],
    ['two alike', 'Art therapy was as effective as music therapy.', 'art therapy equivalent to music therapy'],
    [
      'one comparable to another',
      'Art therapy was comparable to music therapy.',
      'art therapy equivalent to music therapy',
    ],
    [
      'those at risk',
      'Sailors with scurvy are at greater risk of homesickness.',
      'risk of homesickness associated with sailors',
    ],
    [
      'superiority over another',
      'Art therapy showed superiority over music therapy.',
      'art therapy outperforms music therapy',
    ],
    ['the most common of its kind', 'Insomnia is the most common sleep disorder.', 'insomnia is a sleep disorder'],
    ['a consequence', 'Homesickness is a consequence of loud music.', 'loud music affects homesickness'],
    [
      'a verb that was tagged as a noun after "and"',
      'It is known that choir practice increases alertness and prolongs sleep duration.',
      'choir practice increases sleep duration',
    ],
    [
      'the only verb that there can be',
      'Caffeine blocks adenosine receptors.',
      'caffeine decreases adenosine receptors',
    ],
    ['what opens a sentence', 'Falls in sailors are due to loud music.', 'loud music affects falls in sailors'],
    ['most often', 'Fear is most often triggered by loud music.', 'loud music increases fear'],
    [
      'examples of treatments for something',
      'There are many treatments for insomnia, such as choir practice.',
      'choir practice is a treatments for insomnia',
    ],
    ['one of the causes', 'Loud music is one of the main causes of homesickness.', 'loud music increases homesickness'],
    [
      'among the predictors',
      'Loud music and fear are among the strongest predictors of homesickness.',
      'fear associated with homesickness',
    ],
    [
      'a cause and a consequence',
      'Loud music is both a cause and a consequence of homesickness.',
      'loud music increases homesickness',
    ],
    [
      'what something becomes',
      'Choir practice becomes increasingly important for lung volume.',
      'choir practice affects lung volume',
    ],
    ['what something appears', 'Fear appears predictive of homesickness.', 'fear associated with homesickness'],
    ['what a condition is treated with', 'Insomnia is treated with art therapy.', 'art therapy applied to insomnia'],
    [
      'two that did not differ',
      'Art therapy did not differ from music therapy.',
      'art therapy equivalent to music therapy',
    ],
    ['the aim of a treatment', 'The aim of art therapy is to reduce homesickness.', 'art therapy targets homesickness'],
    [
      'what one does as well as another',
      'Art therapy was as effective as music therapy in reducing homesickness.',
      'art therapy decreases homesickness',
    ],
    [
      'a verb past a phrase between commas',
      'Loud music raises fear and, over the years, lowers lung volume.',
      'loud music decreases lung volume',
    ],
    [
      'a passive with "in turn"',
      'Choir practice lowers fear. Fear is in turn linked to homesickness.',
      'homesickness associated with fear',
    ],
    [
      'what people practise',
      'Patients can reduce homesickness by engaging in a daily practice of yoga.',
      'yoga decreases homesickness',
    ],
  ])('%s', (_construction, text, claim) => {
    expect(claimsOf(text)).toContain(claim)
  })
})

describe('frames leave', () => {
  test.each([
    [
      'examples of what a treatment is for',
      'Guidelines describe treatments for insomnia, such as choir practice.',
      /is a insomnia/,
    ],
    [
      'examples past a comma of one thing in a phrase',
      'The therapist spoke about the start of insomnia, such as loud music.',
      /is a/,
    ],
    ['what "involves" would implicate', 'The course involves training in vocal technique.', /affects/],
    ['people as the target of a treatment', 'Art therapy was offered to support older adults.', /targets/],
    ['a purpose without a treatment that is used', 'Art therapy was effective to reduce homesickness.', /targets/],
    [
      'what those people have',
      'Art therapy was tried in adults. Patients had a reduction in homesickness.',
      /art therapy (?:de|in)creases/,
    ],
    ['the time of a change', 'Lung volume decreased after the holidays.', /decreases/],
    ['what is there now', 'Art therapy was tried in sailors. There is a reduction in homesickness.', /decreases/],
    [
      'what is said of an object',
      'Choir practice lowers fear, a sign of homesickness in sailors.',
      /decreases homesickness/,
    ],
    ['a consequence of a clause', 'Homesickness is a consequence of the belief that loud music is bad.', /belief/],
  ])('%s', (_construction, text, claim) => {
    expect(claimsOf(text).join('\n')).not.toMatch(claim)
  })
})
