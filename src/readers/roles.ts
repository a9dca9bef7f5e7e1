// What a section is for, from its heading.
import type { Role } from '../../graph/schema.js'

const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'references',
    /^(references?( list| cited)?|bibliography|works cited|literature( cited)?|reference list|cited literature)$/,
  ],
  ['abstract', /^(abstract|summary|synopsis|structured abstract)$/],
  ['limitations', /limitation|strengths and weaknesses/],
  ['conclusion', /^(conclu|summary and conclu|implications|future directions|take.home)/],
  ['discussion', /^(general )?discussion|^interpretation/],
  ['results', /^(results?|findings|outcomes?)\b|evidence base|effectiveness|efficacy/],
  [
    'methods',
    /^(materials?|methods?|patients|participants|procedures?|measures|statistical|data (analysis|collection|extraction)|search strategy|study (design|selection)|subjects|design|setting|inclusion)\b/,
  ],
  ['introduction', /^(introduction|background|objectives?|aims?|purpose|rationale|context)\b/],
  ['theory', /theor(y|etical)|conceptual|model|framework|mechanism/],
]

/** The role a heading announces, or undefined where it announces none. */
export function roleOf(heading: string): Role | undefined {
  const bare = heading
    .toLowerCase()
    .replace(/^[\d.ivx]+[.)]?\s+/, '')
    .replace(/[*_:.\s]+$/, '')
    .trim()
  return ROLES.find(([, pattern]) => pattern.test(bare))?.[0]
}
