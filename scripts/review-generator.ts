// Varied review text of any size from a seed, for benchmarks and tests: invented words, studies and people throughout.

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
export function randomizer(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const SYLLABLES =
  'ba be bri cal cor da del dor el fen fi gra hal in jo kel la lin lor ma mel mo na nor o pa per quin ra rel ro sa sel sol ta ter tri u va ven vor wil ya zel'.split(
    ' ',
  )
const ADJECTIVES =
  'social early chronic adaptive shared daily verbal severe mild stable reflective parental emotional cognitive physical negative positive perceived secure'.split(
    ' ',
  )
const CONSTRUCTS =
  'trust,self-efficacy,habit strength,attention,working memory,hope,reading fluency,phonological awareness,motivation,attachment,rumination,curiosity,emotion regulation,executive control,belonging'.split(
    ',',
  )
const OUTCOMES =
  'depression,sleep quality,reading comprehension,dropout,quality of life,physical activity,hospital admissions,anxiety,pain intensity,school attendance,relapse,body weight,alcohol use'.split(
    ',',
  )
const CONDITIONS =
  'depression,diabetes,chronic pain,dyslexia,anxiety disorders,insomnia,obesity,schizophrenia,asthma'.split(',')
const PEOPLE = 'adults,children,adolescents,older adults,students,veterans,nurses,parents,first graders'.split(',')
const HEADS = 'therapy training program coaching counselling instruction intervention'.split(' ')

interface Work {
  names: string[]
  year: number
  title: string
}

/** A review of at least `bytes` characters: sections, paragraphs, lists, citations, results, and a reference list. */
export function generateReview(bytes: number, seed = 1): string {
  const random = randomizer(seed)
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  const made = () => Array.from({ length: int(2, 4) }, () => pick(SYLLABLES)).join('')
  // New words keep coming, as in real text, but most words are old ones.
  const coined: string[] = Array.from({ length: 300 }, made)
  const word = () => {
    if (random() < 0.1) coined.push(made())
    return coined[Math.floor(random() ** 3 * coined.length)] as string
  }
  const concept = () => {
    const roll = random()
    return roll < 0.5
      ? pick(CONSTRUCTS)
      : roll < 0.8
        ? `${pick(ADJECTIVES)} ${pick(CONSTRUCTS)}`
        : `${word()} ${pick(CONSTRUCTS)}`
  }
  const treatment = () => `${random() < 0.6 ? word() : pick(ADJECTIVES)} ${pick(HEADS)}`
  const people = () => (random() < 0.5 ? pick(PEOPLE) : `${pick(PEOPLE)} with ${pick(CONDITIONS)}`)
  const effect = () => `${random() < 0.2 ? '−' : ''}0.${int(10, 99)}`

  const works: Work[] = Array.from({ length: Math.max(4, Math.ceil(bytes / 1200)) }, () => ({
    names: Array.from({ length: int(1, 4) }, () => capital(made())),
    year: int(1985, 2025),
    title: `${capital(concept())} and ${pick(OUTCOMES)} in ${people()}: ${treatment()} in a ${word()} setting`,
  }))
  const inText = ({ names, year }: Work) =>
    names.length > 2 ? `${names[0]} et al., ${year}` : `${names.join(' & ')}, ${year}`
  const cite = () => `(${Array.from({ length: int(1, 3) }, () => inText(pick(works))).join('; ')})`
  const narrative = () => {
    const { names, year } = pick(works)
    return `${names.length > 2 ? `${names[0]} et al.` : names.join(' and ')} (${year})`
  }

  const sentences: readonly (() => string)[] = [
    () => `${capital(concept())} fosters ${concept()} ${cite()}.`,
    () => `${capital(concept())} refers to the way in which ${people()} make sense of ${concept()} and ${word()}.`,
    () => `It is assumed that ${concept()} may reduce ${pick(OUTCOMES)} by strengthening ${concept()}.`,
    () =>
      `A randomized trial of ${treatment()} with ${int(24, 900)} ${people()} found lower ${pick(OUTCOMES)} than care as usual (d = ${effect()}, 95% CI ${effect()} to ${effect()}) ${cite()}.`,
    () =>
      `${narrative()} reported that ${pick(OUTCOMES)} fell to ${int(2, 60)}% with ${treatment()} versus ${int(20, 90)}% with ${treatment()}.`,
    () =>
      `In a meta-analysis of ${int(5, 120)} studies, ${treatment()} was associated with ${pick(OUTCOMES)} (r = ${effect()}, p = .0${int(10, 49)}) ${cite()}.`,
    () => `${capital(people())} who received ${treatment()} improved in ${pick(OUTCOMES)} and ${concept()} ${cite()}.`,
    () =>
      `By contrast, no difference between ${treatment()} and ${treatment()} was seen for ${pick(OUTCOMES)} after ${int(2, 36)} months.`,
    () => `These changes were maintained at ${int(3, 24)}-month follow-up, although ${word()} remained ${word()}.`,
    () =>
      `${capital(treatment())} was developed for ${people()}; it aims to improve ${concept()}, ${concept()}, and ${concept()}.`,
    () => `In ${int(1990, 2024)}, the ${word()} committee asked for trials in ${int(3, 14)} countries.`,
    () =>
      `Mean ${pick(OUTCOMES)} was ${int(10, 80)}.${int(0, 9)} (SD ${int(2, 20)}.${int(0, 9)}) in the ${word()} group and ${int(10, 80)}.${int(0, 9)} (SD ${int(2, 20)}.${int(0, 9)}) among controls.`,
    () =>
      `Whether ${concept()} explains why ${treatment()} works for ${people()} is a question that the ${word()} model leaves open ${cite()}.`,
    () =>
      `Such accounts, e.g. those of ${narrative()}, describe ${word()} ${word()} as a component of ${concept()}, not as its cause.`,
  ]
  const paragraph = () => Array.from({ length: int(3, 9) }, () => pick(sentences)()).join(' ')
  const list = () =>
    `Adaptations of ${treatment()} exist for:\n\n${Array.from({ length: int(2, 5) }, () => `- ${people()} ${cite()}`).join('\n')}`

  const parts: string[] = []
  let size = 0
  const add = (part: string) => {
    parts.push(part)
    size += part.length + 2
  }
  const references = works
    .map(
      ({ names, year, title }) =>
        `${names.map((name) => `${name}, ${pick('ABCDEFGHJKLMNPRST'.split(''))}.`).join(', ')} (${year}). ${title}. ${capital(made())} Review, ${int(1, 60)}(${int(1, 6)}), ${int(1, 400)}–${int(401, 900)}.`,
    )
    .sort()
  const tail = references.reduce((sum, entry) => sum + entry.length + 2, 0)
  for (let n = 0; size + tail < bytes; n++) {
    if (n % 12 === 0) add(`${capital(concept())} in ${people()}`)
    add(n % 9 === 5 ? list() : paragraph())
  }
  return `${parts.join('\n\n')}\n\nReferences\n\n${references.join('\n\n')}\n`
}
