// Inflected forms of English verbs, in matching form.
import { norm } from './fold.js'

/** Past and participle where they are not made with -ed. */
const IRREGULAR = new Map(
  Object.entries({
    lead: 'led',
    give: 'gave given',
    build: 'built',
    drive: 'drove driven',
    find: 'found',
    show: 'showed shown',
    have: 'had has',
    be: 'was were been is are am',
    see: 'saw seen',
    make: 'made',
    take: 'took taken',
    know: 'knew known',
    think: 'thought',
    hold: 'held',
    bring: 'brought',
    begin: 'began begun',
    arise: 'arose arisen',
    rise: 'rose risen',
    fall: 'fell fallen',
    grow: 'grew grown',
    become: 'became',
    underlie: 'underlay underlain',
    offset: 'offset',
    cut: 'cut',
    strive: 'strove striven',
    seek: 'sought',
    bear: 'bore borne',
    stem: 'stemmed',
    get: 'got gotten',
    undergo: 'underwent undergone',
    mean: 'meant',
    say: 'said',
    understand: 'understood',
    withdraw: 'withdrew withdrawn',
    exceed: 'exceeded',
    teach: 'taught',
    overcome: 'overcame',
    outdo: 'outdid outdone',
    feel: 'felt',
    forecast: 'forecast',
  }),
)
// Verbs stressed on a last syllable of one vowel and one consonant: the consonant doubles.
const DOUBLES = new Set(
  'cut stem get offset abet deter commit admit permit submit transmit omit occur recur prefer refer transfer infer confer control compel propel excel enrol equip stop drop plan spur'.split(
    ' ',
  ),
)

export type VerbForm = 'base' | 'past' | 'ing'

/** Every form of a verb: "reduce" → reduce, reduces: base; reduced: past; reducing: ing. The -s form norms to the base. */
export function verbForms(lemma: string): [form: string, kind: VerbForm][] {
  const doubled = DOUBLES.has(lemma) ? lemma + lemma.at(-1) : lemma
  const stem = lemma.endsWith('e') && !/(ee|oe|ye)$/.test(lemma) ? lemma.slice(0, -1) : doubled
  const past = /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem}ed`
  const ing = lemma.endsWith('ie') ? `${lemma.slice(0, -2)}ying` : `${stem}ing`
  const third = /[^aeiou]y$/.test(lemma)
    ? `${lemma.slice(0, -1)}ies`
    : /(s|x|sh|ch|z|o)$/.test(lemma)
      ? `${lemma}es`
      : `${lemma}s`
  const irregular = IRREGULAR.get(lemma)?.split(' ')
  return [
    [norm(lemma), 'base'],
    [norm(third), 'base'],
    ...(irregular ?? [past]).map((form): [string, VerbForm] => [norm(form), 'past']),
    [norm(ing), 'ing'],
  ]
}
