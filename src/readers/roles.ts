// What a section is for, from its heading.
import type { Role } from '../../graph/schema.js'

/** What was looked at, above what was found there or below it. */
const MEASURES =
  /^(primary |secondary |main |other )*((clinical |efficacy |safety )?(outcomes?|efficacy|end ?points?) (measures?|variables?|assessments?|parameters)|sample size|power (calculation|analysis))\b/

const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'references',
    /^((key |selected |cited |literature |main |notes and |annotated )?(references?|bibliography)( list| cited| and notes)?|works cited|(cited )?literature( cited)?|literaturverzeichnis|literatur|referenzen|références|referencias( bibliográficas)?|referências( bibliográficas)?|bibliograf[ií]a|bibliographie|riferimenti( bibliografici)?|literatuur|referenser)$/,
  ],
  [
    'declarations',
    /^(acknowledge?ments?( and (funding|disclosures?|contributions?))?|funding( sources?| statement| information| support| and .*)?|financial (support|disclosures?)|role of (the )?(funding sources?|funders?|sponsors?)|sources? of (funding|support)|(disclosures?|declarations?)( statements?)?|((declarations?|disclosures?) of |potential )?(competing|conflicts? of|conflicting|financial)( financial)? interests?( statement| disclosures?| and .*)?|author(s|[’']s|s[’'])? ?(contributions?|information|disclosures?|statement|notes?)|contributors|correspondence( to)?|about the authors?|ethic(s|al) (approval|statement|clearance)( and .*)?|consent for publication|data (availability|sharing)( statement)?|availability of (supporting )?data( and materials?)?|pre-publication history|publisher[’']s note|provenance and peer review)$/,
  ],
  ['abstract', /^(abstract|summary|synopsis|structured abstract)$/],
  ['limitations', /limitation|strengths and weaknesses/],
  ['methods', MEASURES],
  ['discussion', /^((these |our |the )*(findings|results) in (the )?(context|light)|comparison with)\b/],
  ['conclusion', /^(conclu|summary and conclu|implications|future directions|take.home)/],
  ['discussion', /^(general )?discussion|^interpretation/],
  ['results', /^methods?( and |\s?\/\s?)((principal|main) )?(findings|results)$/],
  ['results', /^((main )?results?|findings|outcomes?|data synthesis)\b|evidence base|effectiveness|efficacy/],
  [
    'methods',
    /^(materials?|methods?|patients|participants|procedures?|measures|statistical|data (analysis|collection|extraction|sources?)|search strategy|study (design|selection)|subjects|design|settings?|interventions?(?! effects?)|main outcome|inclusion)\b|\bmethods$/,
  ],
  ['introduction', /^(introduction|backgrounds?|objectives?|aims?|purpose|rationale|context|hypothes[ie]s)\b/],
  ['theory', /theor(y|etical)|conceptual|model|framework|mechanism/],
]

/** Of methods, unless it stands below results: "Primary outcome measures". */
export const isMeasures = (heading: string): boolean => MEASURES.test(bare(heading))

/** The role a heading announces, or undefined where it announces none. */
export function roleOf(heading: string): Role | undefined {
  const words = bare(heading)
  return ROLES.find(([, pattern]) => pattern.test(words))?.[0]
}

const bare = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/^[\d.ivx]+[.)]?\s+/, '')
    .replace(/^[*_]+|[*_:.\s]+$/g, '')
    .trim()

/** Whether a heading that was only guessed from its looks ends a reference list; most are entries without a period. */
export function endsReferences(heading: string): boolean {
  const role = roleOf(heading)
  return (
    (role !== undefined && role !== 'references' && heading.length < 60) ||
    /^(appendi|supplement|supporting info|acknowledg|funding|conflict|competing|author|about the|abbreviations|glossary|annex|chapter|part [\dIVX]|ethic|data avail|disclosure|contribut|correspond|footnotes|legends?$|further reading|index$|publisher|received|notes?$|tables?\b|figures?\b|declaration)/i.test(
      heading,
    )
  )
}

const LABEL =
  /^(?:Backgrounds?|Context|Rationale|Introduction|Objectives?|Aims?|Aims and objectives|Purpose|Hypothes[ie]s|Methods?|Materials? and methods?|Patients and methods|Subjects and methods|Methods and results|Methodology|Study design|Research design and methods|Design|Settings?|Participants|Patients|Subjects|Interventions?|Measures|Main outcome measures?|Data sources|Study selection|Data extraction|Data synthesis|Results?|Main results|Findings|Discussion|Interpretation|Limitations|Conclusions?|Authors’ conclusions|Implications)\s?[.:](?=\s+[\p{Lu}\d]|\s*$)/iu
/** Labels that are printed in capitals and without a mark: "PATIENTS AND METHODS Sixty adults …". */
const BEFORE =
  '(?:STUDY|TRIAL|RESEARCH|DATA|MAIN|PRIMARY|PRINCIPAL|KEY|OUTCOME|EXPERIMENTAL|CLINICAL|SCIENTIFIC|OTHER) '
const HEAD =
  '(?:UNLABELLED|BACKGROUNDS?|CONTEXT|RATIONALE|INTRODUCTION|OBJECTIVES?|AIMS?|GOALS?|PURPOSES?|HYPOTHES[IE]S|QUESTIONS?|METHODS?|METHODOLOGY|MATERIALS?|DESIGN|SETTINGS?|PARTICIPANTS|PATIENTS|SUBJECTS|ANIMALS|INTERVENTIONS?|MEASURES?|MEASUREMENTS?|OUTCOMES?|SOURCES?|COLLECTION|EXTRACTION|SYNTHESIS|ANALYSIS|PROCEDURES?|APPROACH|RESULTS?|FINDINGS|DISCUSSION|INTERPRETATION|LIMITATIONS?|CONCLUSIONS?|IMPLICATIONS?|SIGNIFICANCE|RELEVANCE|PERSPECTIVES?|LEVEL OF EVIDENCE|REGISTRATION|FUNDING)'
const IN_CAPITALS = new RegExp(
  `^(?:${BEFORE})*${HEAD}(?:(?: ?[/&] ?| AND | OR | )(?:${BEFORE})*${HEAD}| OF (?:THE )?(?:STUDY|TRIAL))*(?=[:.]?\\s+[(\\p{Lu}\\d])`,
  'u',
)
/** After these the capitals are those of a heading. */
const GOES_ON = /^[:.]?\s+(?:A|AN|AS|AT|BY|FOR|FROM|IN|OF|ON|TO|THE|WITH)\s(?!\p{Ll})/u

/** The label a structured abstract's sentence opens with ("Methods: …", "METHODS Sixty …"), without its mark; undefined where there is none. */
export function labelOf(sentence: string): string | undefined {
  if (!/^\p{Lu}/u.test(sentence)) return undefined
  const opening = sentence.slice(0, 80)
  const marked = LABEL.exec(opening)?.[0].slice(0, -1).trim()
  if (marked !== undefined) return marked
  const label = IN_CAPITALS.exec(opening)?.[0]
  if (label === undefined) return undefined
  const rest = opening.slice(label.length)
  // Nothing but capitals: a heading, or a text that has no others.
  return /\p{Ll}/u.test(rest) && !GOES_ON.test(rest) ? label : undefined
}
