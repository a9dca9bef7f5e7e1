// Folds words so that spellings of one word meet: case, accents, British and American, singular and plural.
import { isAmong } from './among.js'
import { intern } from './intern.js'

const KEEP_ISE = new Set(
  'advise arise bruise chastise circumcise comprise compromise concise cruise demise despise devise disguise enterprise excise exercise expertise franchise guise improvise incise likewise merchandise noise otherwise paradise poise praise precise premise promise raise revise rise supervise surmise surprise televise treatise wise'.split(
    ' ',
  ),
)
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/yse(d|s|r)?$/, 'yze$1'],
  [/ysing$/, 'yzing'],
  [/(behavi|fav|lab|col|hum|tum|neighb|hon|rum|harb|vap|endeav|rig|vig|sav)our/, '$1or'],
  [/^(p)aed|(orthop)aed/, '$1$2ed'],
  [/(an|gyn|h|f|leuk)ae/, '$1e'],
  [/^oe(st|d|s)/, 'e$1'],
  [/foet/, 'fet'],
  [/rrhoe/, 'rrhe'],
  [/^aet/, 'et'],
  [/programme/, 'program'],
  [/(cent|lit|fib|theat)re(s?)$/, '$1er$2'],
  [/(counsel|model|label|travel|signal|cancel|channel|level)l(ing|ed|or|er)/, '$1$2'],
  [/^(enrol|fulfil|instil)(s|ment)?$/, '$1l$2'],
  [/(judg|acknowledg)ement/, '$1ment'],
  [/^ageing/, 'aging'],
  [/^sceptic/, 'skeptic'],
  [/^grey/, 'gray'],
  [/^practis/, 'practic'],
]
/** Whether any of these can fit, and "-ise" below: in most words none can, and one look is faster than twenty. */
const MAYBE_BRITISH =
  /is(?:ation|e|ing)|ys[ei]|our|ae|oe|programme|res?$|ll(?:ing|ed|or|er)|^(?:enrol|fulfil|instil)|dgement|^ageing|^sceptic|^grey|^practis/
const IRREGULAR = new Map(
  Object.entries({
    children: 'child',
    women: 'woman',
    men: 'man',
    criteria: 'criterion',
    phenomena: 'phenomenon',
    mice: 'mouse',
    feet: 'foot',
    teeth: 'tooth',
    lives: 'life',
    selves: 'self',
    wives: 'wife',
    indices: 'index',
  }),
)
const KEEP_S = new Set(
  'this thus its his hers theirs ours yours us has was is as does always perhaps towards besides whereas unless yes plus versus vs series species means news less across sometimes afterwards overseas lens gas bias status'.split(
    ' ',
  ),
)

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, whole
const ASCII = /^[\x00-\x7f]*$/
/** Classes of all of Unicode take a call per character, and nearly all text is ASCII. */
export const isAscii = (text: string): boolean => ASCII.test(text)
const LETTERS_APART = /[^\p{L}\p{N}]+/gu
const ASCII_APART = /[^a-z0-9]+/g

/** Whatever stands between words of folded text. */
export const between = (folded: string): RegExp => (isAscii(folded) ? ASCII_APART : LETTERS_APART)

/** Lower case, compatibility forms folded, accents off: "Debbané" → "debbane". */
export function foldCase(word: string): string {
  const lower = word.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/đ|ð/g, 'd')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[‐‑‒–]/g, '-')
}

/** The singular of a lower-case noun, by rule: "therapies" → "therapy", "diagnoses" → "diagnosis". */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return IRREGULAR.get(word) ?? word
  const irregular = IRREGULAR.get(word)
  if (irregular) return irregular
  if (KEEP_S.has(word) || /(ss|us|is)$/.test(word)) return word
  if (
    /(ly|no|ri|the|ra|ha|tha|ho|go)ses$/.test(word) &&
    /(analyses|diagnoses|prognoses|crises|theses|synapses|psychoses|neuroses|biases|paralyses)$/.test(word)
  )
    return word
      .replace(/es$/, 'is')
      .replace(/synapsis$/, 'synapse')
      .replace(/biasis$/, 'bias')
  if (/[^aeiou]ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** American spelling of a lower-case word: "mentalising" → "mentalizing", "behaviour" → "behavior". */
export function american(word: string): string {
  if (!MAYBE_BRITISH.test(word)) return word
  let out = word
  for (const [pattern, to] of BRITISH) out = out.replace(pattern, to)
  const ise = /^(.{2,}?)is(e[drs]?|es|ing|ers?)$/.exec(out)
  if (ise && !KEEP_ISE.has(`${ise[1]}ise`)) out = `${ise[1]}iz${ise[2]}`
  return out
}

const cache = new Map<string, string>()

/** The matching form of one word: folded, American, singular. */
export function norm(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const folded = foldCase(word)
  const out = intern(/[a-z]/.test(folded) ? singular(american(folded)) : folded)
  // Hostile input has no repeated words: the cache must not grow with it.
  if (cache.size > 100_000) cache.clear()
  cache.set(word, out)
  return out
}

/** Folded words with nothing but spaces between them: nearly all names. */
const PLAIN = /^[a-z0-9 ]*$/

/** Words of a name in matching form, hyphens split: "Self-Harming Adolescents" → ["self", "harming", "adolescent"]. */
export function nameWords(name: string): string[] {
  const words: string[] = []
  const folded = foldCase(name)
  const bare = folded.includes("'") ? folded.replace(/'s\b/g, '') : folded
  for (const word of bare.split(PLAIN.test(bare) ? ' ' : between(bare))) if (word !== '') words.push(norm(word))
  return words
}

/** Readable id part: "Borderline personality disorders" → "borderline-personality-disorder"; '' where nothing is left. */
export function slug(name: string): string {
  return nameWords(name)
    .join('-')
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}

const keys = new Map<string, string>()
const ONE_WORD = /^[A-Za-z0-9]+$/

/** One printed word as it stands in keys: "Self-Harming" → "self harming"; '' for marks and a possessive's "s". */
export function wordKey(word: string): string {
  const known = keys.get(word)
  if (known !== undefined) return known
  const key = ONE_WORD.test(word) ? norm(word) : intern(isAmong("'s ' ’s ’", word) ? '' : nameWords(word).join(' '))
  if (keys.size > 100_000) keys.clear()
  keys.set(word, key)
  return key
}

const stems = new Map<string, string>()

/** A lower-case verb without its ending, the same for all its forms: "fosters", "fostering" → "foster". */
export function verbStem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const bare = word.replace(/(?:(?<![aeou])ying|ied|ies|(?<![aeou])y)$/, 'i').replace(/(?:ing|ed|es|e|s)$/, '')
  const stem = intern(
    word.length < 4 ? word : /([bdgklmnprt])\1$/.test(bare) && bare.length > 4 ? bare.slice(0, -1) : bare,
  )
  if (stems.size > 100_000) stems.clear()
  stems.set(word, stem)
  return stem
}
