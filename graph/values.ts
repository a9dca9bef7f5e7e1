// The closed sets of values that properties of the graph may have.

/** What a claim says of its subject and object; a closed set. */
export const PREDICATES = {
  INCREASES: {
    doc: 'The subject raises, strengthens, enables or improves the object.',
    sameAs: 'biolink:affects (increased)',
  },
  DECREASES: {
    doc: 'The subject lowers, weakens, impairs or prevents the object.',
    sameAs: 'biolink:affects (decreased)',
  },
  AFFECTS: { doc: 'The subject shapes the object; the direction is not stated.', sameAs: 'biolink:affects' },
  ASSOCIATED_WITH: { doc: 'A link without a direction of cause.', sameAs: 'biolink:associated_with' },
  IS_A: { doc: 'The subject is a kind of the object.', sameAs: 'skos:broader' },
  PART_OF: { doc: 'The subject is a component or core feature of the object.', sameAs: 'biolink:part_of' },
  TARGETS: { doc: 'The intervention aims to change the object.', sameAs: 'biolink:target_for' },
  APPLIED_TO: { doc: 'The intervention is used with, or adapted for, the object.', sameAs: 'biolink:applied_to_treat' },
  OUTPERFORMS: { doc: 'The intervention does better than the comparator.', sameAs: 'biolink:related_to' },
  EQUIVALENT_TO: { doc: 'No meaningful difference between two interventions.', sameAs: 'biolink:related_to' },
} as const

export type Predicate = keyof typeof PREDICATES

export const POLARITIES = ['positive', 'negated'] as const
export const MODALITIES = ['asserted', 'hedged', 'hypothesised'] as const
export const BASES = ['definition', 'theory', 'evidence', 'recommendation'] as const
export const DIRECTIONS = ['favours-intervention', 'favours-comparator', 'no-difference'] as const
export const CHANGES = ['increased', 'decreased', 'no-difference'] as const
export const MEASURES = [
  'percentage',
  'count',
  'mean',
  'mean-difference',
  'median',
  'smd',
  'or',
  'rr',
  'hr',
  'r',
  'beta',
  'b',
  'eta2',
  'r2',
  'nnt',
  'f',
  't',
  'z',
  'chi2',
  'kappa',
  'alpha',
  'i2',
  'effect-size',
  'p',
  'direction',
] as const
export const ROLES = [
  'abstract',
  'introduction',
  'theory',
  'methods',
  'results',
  'discussion',
  'conclusion',
  'limitations',
  'references',
  'declarations',
  'other',
] as const
export const CITATION_STYLES = ['parenthetical', 'narrative', 'numeric'] as const

export const CITATION_FUNCTIONS = ['supports', 'contrasts', 'method', 'background'] as const
/** What was published about a work afterwards, gravest first. */
export const NOTICES = [
  'retraction',
  'withdrawal',
  'partial-retraction',
  'expression-of-concern',
  'correction',
] as const
export const INTERVENTION_ROLES = ['treatment', 'control'] as const

export type Polarity = (typeof POLARITIES)[number]
export type Modality = (typeof MODALITIES)[number]
export type Basis = (typeof BASES)[number]
export type Direction = (typeof DIRECTIONS)[number]
export type Change = (typeof CHANGES)[number]
export type Measure = (typeof MEASURES)[number]
export type Role = (typeof ROLES)[number]
export type NoticeKind = (typeof NOTICES)[number]
export type CitationStyle = (typeof CITATION_STYLES)[number]
export type CitationFunction = (typeof CITATION_FUNCTIONS)[number]
