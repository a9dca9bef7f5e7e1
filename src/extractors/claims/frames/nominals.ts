// Claims stated by nouns: "the effect of X on Y", "an association between X and Y", "reductions in Y with X".
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import type { NounSense, Predicate } from '../lexicon.js'
import { refsOf } from '../refs/index.js'
import { type Item, type Pp, parseItem, parseList, senseOf } from '../refs/items.js'
import { type Element, isJoint, isNp, type Np } from '../row/elements.js'
import { isPeople, kindOf, type Ref, refOf, type Scene, treatmentsAmong } from '../scene.js'

// What is asked is put forward, not said: "we examined the effect of X on Y".
const ASKING = new Set(
  'examine examined examining investigate investigated investigating explore explored exploring assess assessed assessing test tested testing aim aimed whether question evaluate evaluated evaluating study determine determined compare compared comparing hypothesis purpose objective understand understanding clarify elucidate address unclear unknown'.split(
    ' ',
  ),
)

export function readNominals(scene: Scene, elements: readonly Element[]): ClaimRecord[] {
  const { sentence } = scene
  const records: ClaimRecord[] = []
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at]
    if (!isNp(element) || element.pronoun) continue
    const relation = senseOf(sentence, element, 'relation')
    const change = senseOf(sentence, element, 'change')
    if (!relation && !change && !mayBeFor(elements[at + 1])) continue
    const item = parseItem(sentence, elements, at, elements.length)
    if (!item) continue
    const said =
      change?.predicate === 'AFFECTS'
        ? equivalence(scene, elements, item)
        : change
          ? changeWith(scene, elements, item)
          : relation
            ? relationOf(scene, elements, item)
            : treatmentFor(scene, elements, item)
    const asked = relation && !change && said.length > 0 && asks(scene)
    for (const record of said) records.push(asked ? { ...record, modality: 'hypothesised' } : record)
  }
  return records
}

const asks = ({ sentence }: Scene): boolean => sentence.tokens.some(({ norm }) => ASKING.has(norm))

/** "the mitigating effects of A on B": a participle tells the direction. */
function turned(
  { sentence: { tokens }, reading: { lexicon } }: Scene,
  np: Np,
  sense: NounSense | undefined,
): NounSense | undefined {
  if (!sense) return undefined
  for (let i = np.from; i < np.head; i++) {
    const verb = lexicon.verbs.get(tokens[i]?.norm ?? '')
    const told =
      verb?.form === 'ing'
        ? verb.senses.find(
            ({ frame, predicate }) =>
              frame === 'transitive' && (predicate === 'INCREASES' || predicate === 'DECREASES'),
          )
        : undefined
    if (told?.predicate) return { ...sense, predicate: told.predicate }
  }
  return sense
}

const ENDS = new Set(['on', 'upon', 'with', 'to', 'in', 'for'])

/** What a relation joins: "the effect of A on B", "the link between A and B"; undefined where it isn't said. */
export function related(
  scene: Scene,
  elements: readonly Element[],
  item: Item,
): { subjects: readonly Ref[]; objects: readonly Ref[]; predicate: Predicate } | undefined {
  const relation = turned(scene, item.np, senseOf(scene.sentence, item.np, 'relation'))
  const [first] = item.pps
  if (!relation || !first) return undefined
  const { predicate } = relation
  const refs = refsOf(scene, first.items)
  if (first.prep === 'between') return { subjects: refs.slice(0, 1), objects: refs.slice(1), predicate }
  if (first.prep !== 'of') return undefined
  const second =
    item.pps.find(({ prep }) => prep === 'on' || prep === 'upon') ?? laterOn(scene, elements, item) ?? item.pps[1]
  if (!second || !ENDS.has(second.prep)) return undefined
  const head = scene.sentence.tokens[item.np.head]?.norm ?? ''
  const doing = refsOf(
    scene,
    second.items.filter(({ gerund, carried }) => gerund ?? carried),
    true,
  )
  if (doing.length > 0) return { subjects: refs, objects: doing, predicate: 'INCREASES' }
  const objects = refsOf(scene, second.items)
  // "effects of A in schools", "effectiveness of A in class": where, not what.
  const placed = second.prep === 'in' && PLACED.has(head)
  return {
    subjects: refs,
    objects: placed ? objects.filter(({ entity }) => kindOf(scene, entity) === 'Population') : objects,
    predicate,
  }
}

function relationOf(scene: Scene, elements: readonly Element[], item: Item): ClaimRecord[] {
  const ends = related(scene, elements, item)
  // "did not mediate the effect of A on B": that there is an effect is not denied.
  const verb = elements[item.start - 1]
  if (!ends || (verb?.kind === 'vg' && verb.negated && verb.verb?.senses.some(({ frame }) => frame === 'transitive')))
    return []
  const { subjects, objects, predicate } = ends
  if (item.pps[0]?.prep === 'between') return say(scene, item, subjects, predicate, objects)
  const isGroup = ({ entity }: Ref) => kindOf(scene, entity) === 'Population'
  return [
    ...say(
      scene,
      item,
      subjects,
      predicate,
      objects.filter((ref) => !isGroup(ref)),
    ),
    ...say(scene, item, treatmentsAmong(scene, subjects), 'APPLIED_TO', objects.filter(isGroup)),
  ]
}

const PLACED = new Set([
  'effect',
  'impact',
  'influence',
  'consequence',
  'efficacy',
  'effectiveness',
  'usefulness',
  'utility',
])

/** "the effects of T given in schools on Y": the effect's object after what is said of T. */
function laterOn(scene: Scene, elements: readonly Element[], item: Item): Pp | undefined {
  for (let k = item.end; k < Math.min(item.end + 8, elements.length); k++) {
    const element = elements[k]
    if (element?.kind === 'comma' || element?.kind === 'sub' || element?.kind === 'stop' || element?.kind === 'cc')
      break
    if (element?.kind === 'vg' && element.to - element.from > 1) break
    if (isJoint(element, 'prep') && (element.word === 'on' || element.word === 'upon'))
      return { prep: 'on', items: parseList(scene.sentence, elements, k + 1, elements.length) }
  }
  return undefined
}

function say(
  scene: Scene,
  item: Item,
  subjects: readonly Ref[],
  predicate: Predicate,
  objects: readonly Ref[],
  deny = true,
): ClaimRecord[] {
  return state(scene, {
    subjects,
    predicate,
    objects,
    from: item.np.from,
    to: item.np.to,
    ...(deny ? { denial: [Math.max(0, item.np.from - 2), item.np.head] as const } : {}),
    confidence: 0.6,
  })
}

/** "positive education for young children": said in a title of what is no known treatment. */
function conceptFor(scene: Scene, item: Item, named: readonly Ref[]): ClaimRecord[] {
  const heading = scene.reading.document.passages[scene.passage]?.kind === 'heading'
  if (!heading) return []
  const groups = refsOf(scene, item.pps[0]?.items ?? []).filter(({ entity }) => kindOf(scene, entity) === 'Population')
  return say(scene, item, named, 'APPLIED_TO', groups, false)
}

/** "for people suffering from Y": people are known by what they have. */
function suffering(scene: Scene, elements: readonly Element[], items: readonly Item[]): Ref[] {
  const last = items.at(-1)
  const verb = last && elements[last.end]
  const joint = last && elements[last.end + 1]
  if (!last || !isPeople(scene, last.np) || verb?.kind !== 'vg' || !isJoint(joint, 'prep')) return []
  if (!/^(?:suffer|live|diagnos|present|struggl|cop)/.test(scene.sentence.tokens[verb.main]?.norm ?? '')) return []
  const found = parseList(scene.sentence, elements, last.end + 2, elements.length, undefined, joint.word)
  return refsOf(scene, found).filter(({ entity }) => kindOf(scene, entity) === 'Condition')
}

/** Groups named further in: "programmes for anxiety in young dancers". */
const groupsIn = (scene: Scene, items: readonly Item[]): Ref[] =>
  items.flatMap(({ pps }) =>
    pps.flatMap(({ items: inner }) => [
      ...refsOf(scene, inner).filter(({ entity }) => kindOf(scene, entity) === 'Population'),
      ...groupsIn(scene, inner),
    ]),
  )

const FOR = new Set(['for', 'in', 'among', 'with'])

/** Whether a phrase before this element may be for something: most are not, and need not be read with what follows. */
const mayBeFor = (next: Element | undefined): boolean =>
  next?.kind === 'vg' || (isJoint(next, 'prep') && FOR.has(next.word))

/** "A for adults with B": a treatment with whom or what it is for. */
function treatmentFor(scene: Scene, elements: readonly Element[], item: Item): ClaimRecord[] {
  const [first] = item.pps
  if (!first || !FOR.has(first.prep)) return []
  const plain: Item = { ...item, pps: [] }
  const named = refsOf(scene, [plain])
  const acting = treatmentsAmong(scene, named)
  if (acting.length === 0) return first.prep === 'for' ? conceptFor(scene, item, named) : []
  const every = refsOf(scene, first.items)
  const kind = (ref: Ref) => kindOf(scene, ref.entity)
  // "for adults on mood and sleep": only what is of the first one's kind is in its list.
  const all = every.filter((ref) => every[0] && kind(ref) === kind(every[0]))
  const within = [...groupsIn(scene, first.items), ...suffering(scene, elements, first.items)]
  const helped = all.filter((ref) => kind(ref) === 'Population' || (first.prep === 'for' && kind(ref) === 'Condition'))
  const changed = first.prep === 'for' ? all.filter((ref) => kind(ref) === 'Outcome' || kind(ref) === 'Concept') : []
  return [
    ...say(scene, item, acting, 'APPLIED_TO', [...helped, ...within], false),
    ...say(scene, item, acting, 'TARGETS', changed, false),
  ]
}

/** "No difference (was found) between A and B". */
function equivalence(scene: Scene, elements: readonly Element[], item: Item): ClaimRecord[] {
  const { sentence } = scene
  const { tokens } = sentence
  const denied = tokens
    .slice(Math.max(0, item.np.from - 2), item.np.head)
    .some(({ norm }) => norm === 'no' || norm === 'not' || norm === 'without')
  if (!denied || tokens[item.np.head]?.norm !== 'difference') return []
  let members = item.pps.find(({ prep }) => prep === 'between')?.items
  for (let k = item.end; !members && k < Math.min(item.end + 5, elements.length); k++) {
    const joint = elements[k]
    if (isJoint(joint, 'prep') && joint.word === 'between')
      members = parseList(sentence, elements, k + 1, elements.length)
  }
  const refs = treatmentsAmong(scene, refsOf(scene, members ?? []))
  const { intervention, comparator } = scene.topic
  if (refs.length < 2 && intervention && comparator) {
    const { from, to } = item.np
    return say(scene, item, [refOf(intervention, from, to)], 'EQUIVALENT_TO', [refOf(comparator, from, to)], false)
  }
  return say(scene, item, refs.slice(0, 1), 'EQUIVALENT_TO', refs.slice(1), false)
}

const CARRIERS = new Set(['with', 'after', 'following', 'from', 'through', 'by', 'under', 'upon'])

/** "reductions in A and B with X", "X-related improvements in A". */
function changeWith(scene: Scene, elements: readonly Element[], item: Item): ClaimRecord[] {
  const { sentence, mentions } = scene
  const { tokens } = sentence
  const objects = refsOf(scene, [item], true)
  if (objects.length === 0) return []
  const joint = elements[item.end]
  let acting: Ref[] = []
  if (isJoint(joint, 'prep') && CARRIERS.has(joint.word))
    acting = treatmentsAmong(scene, refsOf(scene, parseList(sentence, elements, item.end + 1, elements.length)))
  const compound = tokens
    .slice(item.np.from, item.np.head)
    .findIndex(({ text }) => /[-‐‑](?:related|induced|associated|specific|driven)$/.test(text))
  if (compound >= 0) {
    const at = item.np.from + compound
    const token = tokens[at]
    const named = mentions.find(({ start, end }) => token !== undefined && token.start <= start && end <= token.end)
    if (named) acting = [refOf(named.entity, at, at + 1)]
  }
  return say(scene, item, acting, 'INCREASES', objects)
}
