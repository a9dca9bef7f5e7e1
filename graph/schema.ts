// The graph's schema, declared once: types, the validator, docs/schema.md and later stores and legends are derived from it.

import { aliases, citedFor, confidence, end, lookedUp, number, start, string, text } from './props.js'
import type { EdgeSpec, NodeKindName, NodeSpec, PropertySpec } from './spec.js'
import * as closed from './values.js'

export * from './spec.js'
export * from './values.js'

/** Every node also has `id` (its graphology key), `kind` and `label` (display name). */
export const NODES = {
  Document: {
    doc: 'One ingested source.',
    sameAs: 'prov:Entity',
    props: {
      title: string('Title, where the source has one.'),
      uri: { type: 'string', doc: 'Path relative to the input it was found under, with “/”.', required: true },
      format: { type: 'string', doc: 'Name of the reader that read it.', required: true },
      sha256: { type: 'string', doc: 'SHA-256 of the source’s bytes, hexadecimal.', required: true },
      language: string('BCP 47 tag.'),
    },
  },
  Passage: {
    doc: 'One sentence, list item, heading or table row: the provenance anchor of everything else.',
    sameAs: 'oa:TextQuoteSelector',
    props: {
      text,
      start,
      end,
      line: { type: 'integer', doc: 'Line of its first word in the document, from 1.', required: true },
      column: { type: 'integer', doc: 'UTF-16 units from the start of that line, from 1.', required: true },
      section: string('Heading it stands under.'),
      paragraph: { type: 'integer', doc: 'Ordinal of its paragraph in the document.', required: true },
      page: { type: 'integer', doc: 'Page it begins on, from 1, where the format has pages.' },
      box: string('Its box there: left, top, right, bottom in points from the upper left corner, spaces between.'),
      role: { type: 'string', doc: 'What its section is for.', required: true, values: closed.ROLES },
    },
  },
  Publication: {
    doc: 'A cited work; one node per work.',
    sameAs: 'biolink:Publication, fabio:Expression',
    props: {
      citationKey: { type: 'string', doc: 'Readable key: family names, year, suffix.', required: true },
      authors: { type: 'strings', doc: 'Family names (or organisations) in order.', required: true },
      etAl: string('“true” where only a part of the authors is known.'),
      year: string('Year with suffix as printed: 2014a, in press, n.d.'),
      title: string('Title.'),
      container: string('Journal, book or site.'),
      doi: string('DOI without a resolver’s address, lower case.'),
      pmid: string('PubMed id.'),
      type: string('CSL type: article-journal, book, chapter …'),
      abstract: string('Abstract, where a bibliography has it.'),
      reference: string('Its reference-list entry as printed.'),
      ...lookedUp,
    },
  },
  Author: {
    doc: 'A person or organisation.',
    sameAs: 'prov:Agent',
    props: {
      family: { type: 'string', doc: 'Family or organisation name.', required: true },
      given: string('Given names or initials.'),
    },
  },
  Study: {
    doc: 'An investigation reported by one or more publications.',
    sameAs: 'biolink:Study',
    props: {
      design: string('Design as printed, in its normal form; “randomized study” of those who were randomised.'),
      sampleSize: { type: 'integer', doc: 'Participants.' },
      studiesIncluded: { type: 'integer', doc: 'Studies a review or meta-analysis includes.' },
      country: string('Country.'),
      setting: string('Setting.'),
      treatmentDuration: string('Length of treatment as printed.'),
      followUp: string('Follow-up as printed.'),
    },
  },
  Finding: {
    doc: 'One quantitative or directional result of a study.',
    sameAs: 'sepio:EvidenceItem',
    props: {
      measure: { type: 'string', doc: 'What the numbers are.', required: true, values: closed.MEASURES },
      value: number('The estimate, where it is one number.'),
      interventionValue: number('Value in the intervention arm.'),
      comparatorValue: number('Value in the comparator arm.'),
      sdIntervention: number('Standard deviation in the intervention arm.'),
      sdComparator: number('Standard deviation in the comparator arm.'),
      nIntervention: number('Participants analysed in the intervention arm.'),
      nComparator: number('Participants analysed in the comparator arm.'),
      eventsIntervention: number('Of these, those with the outcome in the intervention arm.'),
      eventsComparator: number('Of these, those with the outcome in the comparator arm.'),
      ciLow: number('Lower confidence limit.'),
      ciHigh: number('Upper confidence limit.'),
      p: number('p value; an inequality’s bound is its number, the sign stays in the words.'),
      unit: string('Unit as printed (%, points, weeks).'),
      direction: { type: 'string', doc: 'Whom the result favours.', values: closed.DIRECTIONS },
      change: { type: 'string', doc: 'What the quantity itself did, against the comparator.', values: closed.CHANGES },
      timepoint: string('Time point as printed.'),
      timepointWeeks: number('Time point in weeks (1 month = 365.25/12/7 weeks).'),
      instrument: string('Instrument the outcome was measured with.'),
    },
  },
  Concept: {
    doc: 'A theoretical construct, process, capacity or mechanism.',
    sameAs: 'skos:Concept',
    props: { aliases, definition: string('Its definition as printed.') },
  },
  Intervention: {
    doc: 'A treatment or control condition, its formats and adaptations.',
    sameAs: 'biolink:ClinicalIntervention',
    props: { aliases, role: { type: 'string', doc: 'Treatment or control.', values: closed.INTERVENTION_ROLES } },
  },
  Condition: { doc: 'A disorder or clinical problem.', sameAs: 'biolink:Disease', props: { aliases } },
  Population: {
    doc: 'A group of people as described.',
    sameAs: 'biolink:PopulationOfIndividualOrganisms',
    props: {
      aliases,
      ageGroup: string('Age group.'),
      sampleSize: { type: 'integer', doc: 'Size, where the text counts it.' },
    },
  },
  Outcome: {
    doc: 'What is measured or said to change.',
    sameAs: 'biolink:ClinicalMeasurement',
    props: { aliases, domain: string('Outcome domain.') },
  },
  Claim: {
    doc: 'A normalised assertion relating two entities, merged over all passages that state it.',
    sameAs: 'biolink:Association, nanopublication assertion',
    props: {
      predicate: {
        type: 'string',
        doc: 'What is said.',
        required: true,
        values: Object.keys(closed.PREDICATES) as closed.Predicate[],
      },
      polarity: { type: 'string', doc: 'Said to hold, or not to.', required: true, values: closed.POLARITIES },
      modality: {
        type: 'string',
        doc: 'The firmest way any passage says it.',
        required: true,
        values: closed.MODALITIES,
      },
      basis: { type: 'string', doc: 'What it rests on.', values: closed.BASES },
      passageCount: { type: 'integer', doc: 'Passages that state it.', required: true },
      publicationCount: { type: 'integer', doc: 'Publications cited for it.', required: true },
    },
  },
} as const satisfies Record<NodeKindName, NodeSpec>

/** Kinds that a passage can mention and a claim can relate. */
export const ENTITY_KINDS = ['Concept', 'Intervention', 'Condition', 'Population', 'Outcome'] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

const from = <F extends NodeKindName, T extends NodeKindName>(source: F, targets: readonly T[]) =>
  targets.map((target) => [source, target] as const)

/** Every edge also has `id` (its graphology key) and `kind`. */
export const EDGES = {
  HAS_PASSAGE: {
    doc: 'A document holds a passage.',
    sameAs: 'po:contains',
    ends: [['Document', 'Passage']],
    props: { position: { type: 'integer', doc: 'Ordinal in the document, from 0.', required: true } },
  },
  CITES: {
    doc: 'A passage cites a work.',
    sameAs: 'cito:cites',
    ends: [['Passage', 'Publication']],
    span: true,
    props: {
      start,
      end,
      text,
      style: { type: 'string', doc: 'Form of the citation.', required: true, values: closed.CITATION_STYLES },
      number: { type: 'integer', doc: 'Number in the reference list, for numeric citations.' },
      function: citedFor,
      confidence,
    },
  },
  MENTIONS: {
    doc: 'A passage names an entity or a study.',
    sameAs: 'schema:mentions',
    ends: from('Passage', [...ENTITY_KINDS, 'Study']),
    span: true,
    props: { start, end, text, confidence },
  },
  STATES: {
    doc: 'A passage states a claim, a finding or a study; the span is the clause.',
    sameAs: 'prov:wasDerivedFrom (inverse)',
    ends: from('Passage', ['Claim', 'Finding', 'Study']),
    span: true,
    props: {
      start,
      end,
      text,
      modality: { type: 'string', doc: 'How firmly this passage says it.', values: closed.MODALITIES },
      hedge: string('The author’s own hedge words.'),
      confidence,
    },
  },
  SUBJECT: {
    doc: 'What a claim is about.',
    sameAs: 'rdf:subject',
    ends: from('Claim', ENTITY_KINDS),
    props: { confidence },
  },
  OBJECT: {
    doc: 'What a claim relates its subject to.',
    sameAs: 'rdf:object',
    ends: from('Claim', ENTITY_KINDS),
    props: { confidence },
  },
  MEDIATOR: {
    doc: 'The process through which a claim or finding holds.',
    ends: [...from('Claim', ENTITY_KINDS), ...from('Finding', ENTITY_KINDS)],
    props: { confidence },
  },
  MODERATOR: {
    doc: 'What a claim or finding depends on.',
    ends: [...from('Claim', ENTITY_KINDS), ...from('Finding', ENTITY_KINDS)],
    props: { confidence },
  },
  IN_POPULATION: {
    doc: 'The group a claim or finding is limited to.',
    sameAs: 'biolink:population_context_qualifier',
    ends: [...from('Claim', ['Population', 'Condition']), ...from('Finding', ['Population', 'Condition'])],
    props: { confidence },
  },
  SUPPORTED_BY: {
    doc: 'The work cited for a claim in its clause.',
    sameAs: 'cito:citesAsEvidence',
    ends: [['Claim', 'Publication']],
    props: { passage: { type: 'string', doc: 'Id of the passage that cites it.', required: true }, confidence },
  },
  AUTHORED_BY: {
    doc: 'A work’s author.',
    sameAs: 'prov:wasAttributedTo',
    ends: [['Publication', 'Author']],
    props: { position: { type: 'integer', doc: 'Place among the authors, from 0.', required: true } },
  },
  REPORTS: {
    doc: 'A work reports a study.',
    sameAs: 'cito:documents',
    ends: [['Publication', 'Study']],
    props: { confidence },
  },
  EVALUATES: { doc: 'A study tests an intervention.', ends: [['Study', 'Intervention']], props: { confidence } },
  COMPARES_WITH: { doc: 'A study’s comparator.', ends: [['Study', 'Intervention']], props: { confidence } },
  ENROLS: {
    doc: 'Who takes part in a study.',
    ends: [['Study', 'Population']],
    props: { confidence },
  },
  HAS_CONDITION: {
    doc: 'A group is defined by a condition.',
    sameAs: 'biolink:has_phenotype',
    ends: [['Population', 'Condition']],
    props: { confidence },
  },
  MEASURES: { doc: 'A study measures an outcome.', ends: [['Study', 'Outcome']], props: { confidence } },
  FOUND: { doc: 'A study’s result.', ends: [['Study', 'Finding']], props: { confidence } },
  OF_OUTCOME: {
    doc: 'What a finding is about.',
    ends: [['Finding', 'Outcome']],
    props: { confidence },
  },
  OF_INTERVENTION: { doc: 'The arm a finding speaks for.', ends: [['Finding', 'Intervention']], props: { confidence } },
  VERSUS: { doc: 'The arm a finding is compared with.', ends: [['Finding', 'Intervention']], props: { confidence } },
  BROADER: {
    doc: 'A wider entity of the same kind.',
    sameAs: 'skos:broader',
    ends: ENTITY_KINDS.map((kind) => [kind, kind] as const),
    props: { confidence },
  },
} as const satisfies Record<string, EdgeSpec>

export type NodeKind = keyof typeof NODES
export type EdgeKind = keyof typeof EDGES
type ValueOf<S extends PropertySpec> = S extends { values: readonly (infer V)[] }
  ? V
  : S['type'] extends 'strings'
    ? readonly string[]
    : S['type'] extends 'string'
      ? string
      : number
type PropsOf<P extends Readonly<Record<string, PropertySpec>>> = {
  [K in keyof P as P[K] extends { required: true } ? K : never]: ValueOf<P[K]>
} & { [K in keyof P as P[K] extends { required: true } ? never : K]?: ValueOf<P[K]> }

/** A node of one kind, with its properties flat beside `id`, `kind` and `label`. */
export type NodeOf<K extends NodeKind> = { id: string; kind: K; label: string } & PropsOf<(typeof NODES)[K]['props']>
/** An edge of one kind, with its properties flat beside `id`, `kind` and its ends. */
export type EdgeOf<K extends EdgeKind> = { id: string; kind: K; source: string; target: string } & PropsOf<
  (typeof EDGES)[K]['props']
>
export type GraphNode = { [K in NodeKind]: NodeOf<K> }[NodeKind]
export type GraphEdge = { [K in EdgeKind]: EdgeOf<K> }[EdgeKind]
