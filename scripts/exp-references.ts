// Experiment: cross-validation of the tagger of references.
import { writeFileSync } from 'node:fs'
import { LABELS, type Label } from '../src/references/tagger/labels.js'
import { BOND_BITS, EMIT_BITS } from '../src/references/tagger/rows.js'
import { type Counts, countFields, type FieldValues, fieldFigures, MEASURED, valueOf } from './measures/references.js'
import { type Lesson, learnTagger, lessonOf, type Tables } from './train/references/crf.js'
import { type Sample, samplesIn } from './train/references/samples.js'

const arg = (name: string, or: number) => Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? or)
const folds = arg('folds', 2)
const only = arg('only', 0)
const settings = { epochs: arg('epochs', 8), rate: arg('rate', 0.1), decay: arg('decay', 0), drop: arg('drop', 0) }
const samples = [...samplesIn('/work/shared', 'anystyle'), ...samplesIn('/work/shared', 'grobid')]
const groups = [...new Set(samples.map(({ group }) => group))]
const hash = (s: string) => { let h = 7; for (const c of s) h = (Math.imul(h, 31) + c.charCodeAt(0)) >>> 0; return (Math.imul(h, 2654435761) >>> 8) }
const foldOf = new Map(groups.map((group) => [group, hash(group) % folds]))
let t = Date.now()
const lessons = samples.map(lessonOf)
console.log('tokens', samples.reduce((s, x) => s + x.labels.length, 0), 'features', Date.now() - t, 'ms')
const L = LABELS.length
function decode({ rows, bonds, labels }: Lesson, tables: Tables): number[] {
  const n = labels.length
  let prev = new Float64Array(L)
  const back: Int32Array[] = []
  for (let i = 0; i < n; i++) {
    const e = new Float64Array(L)
    for (const r of rows[i]!) for (let y = 0; y < L; y++) e[y]! += tables.emissions[r * L + y]!
    if (i === 0) { prev = e; continue }
    const tr = new Float64Array(L * L)
    for (const r of bonds[i]!) for (let z = 0; z < L * L; z++) tr[z]! += tables.bonds[r * L * L + z]!
    const next = new Float64Array(L)
    const b = new Int32Array(L)
    for (let y = 0; y < L; y++) {
      let most = -Infinity
      for (let x = 0; x < L; x++) { const v = prev[x]! + tr[x * L + y]!; if (v > most) { most = v; b[y] = x } }
      next[y] = most + e[y]!
    }
    back.push(b); prev = next
  }
  let y = prev.indexOf(Math.max(...prev))
  const out = [y]
  for (let i = back.length - 1; i >= 0; i--) { y = back[i]![y]!; out.push(y) }
  return out.reverse()
}
const valuesOf = (s: Sample, spans: readonly { label: Label; from: number; to: number }[]): FieldValues => {
  const v: FieldValues = {}
  for (const { label, from, to } of spans) {
    if (from >= to) continue
    const [k, w] = valueOf(label, s.text.slice(s.cut.starts[from]!, s.cut.ends[to - 1]!))
    ;(v[k] ??= []).push(w)
  }
  return v
}
export const segments = (tags: readonly number[]) => {
  const out: { label: Label; from: number; to: number }[] = []
  tags.forEach((y, i) => {
    if (y === 0) return
    const last = out.at(-1)
    if (last && last.to === i && last.label === LABELS[y]) last.to++
    else out.push({ label: LABELS[y]!, from: i, to: i + 1 })
  })
  return out
}
const counts: Record<string, Counts> = { grobid: new Map(), anystyle: new Map() }
const tok = { right: 0, all: 0 }
const errors: string[] = []
for (let fold = 0; fold < folds; fold++) {
  if (only && fold >= only) break
  t = Date.now()
  const train = lessons.filter((_, i) => foldOf.get(samples[i]!.group) !== fold)
  const tables = learnTagger(train, settings)
  console.log('fold', fold, train.length, EMIT_BITS, BOND_BITS, Date.now() - t, 'ms')
  samples.forEach((s, i) => {
    if (foldOf.get(s.group) !== fold) return
    const tags = decode(lessons[i]!, tables)
    tags.forEach((y, k) => { tok.all++; if (y === s.labels[k]) tok.right++ })
    const gold = valuesOf(s, s.gold)
    const found = valuesOf(s, segments(tags))
    countFields(counts[s.set]!, gold, found)
    const bad = MEASURED.filter((m) => JSON.stringify([...(gold[m] ?? [])].sort()) !== JSON.stringify([...(found[m] ?? [])].sort()))
    if (bad.length) {
      const show = (spans: readonly { label: Label; from: number; to: number }[]) => { let o = ''; let last = 0; for (const { label, from, to } of [...spans].sort((a, b) => a.from - b.from)) { if (from >= to) continue; o += `${s.text.slice(last, s.cut.starts[from]!)}{${label}|${s.text.slice(s.cut.starts[from]!, s.cut.ends[to - 1]!)}}`; last = s.cut.ends[to - 1]! } return o + s.text.slice(last) }
      errors.push(`${s.set} ${s.group} ${bad}\nG ${show(s.gold)}\nF ${show(segments(tags))}\n`)
    }
  })
}
writeFileSync('/tmp/errors.txt', errors.join('\n'))
console.log('token accuracy', tok.right / tok.all)
for (const set of ['grobid', 'anystyle']) { console.log(set, JSON.stringify(fieldFigures(counts[set]!))); console.log('   all', JSON.stringify(fieldFigures(counts[set]!, ['author','editor','year','title','container','volume','issue','pages','publisher','place','doi','url','series','id','report','number','collaboration']))) }
