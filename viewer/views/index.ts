// Ways to look at the same selection. A new one is one file in this folder and one line here.
import type { ComponentType } from 'preact'
import type { Option } from '../options.js'
import { formats } from '../state.js'
import { Picture, PictureTools } from '../ui/picture.js'
import { Conflicts, conflictOptions } from './conflicts/conflicts.js'
import { CypherBox, cypherOptions } from './cypher/cypher.js'
import { Forest, forestOptions } from './forest/forest.js'
import { MatrixView, matrixOptions } from './matrix/matrix.js'
import { Tables, tableOptions } from './tables/tables.js'
import { TimelineView } from './timeline/timeline.js'
import './views.css'

export interface View {
  /** On its tab, and in the address. */
  name: string
  doc: string
  component: ComponentType
  /** Its buttons, beside the tabs. */
  tools?: ComponentType
  /** What can be chosen in it; later ones may depend on earlier ones. */
  options?: readonly Option[]
  /** Needs a server behind the page. */
  served?: true
}

export const VIEWS: readonly View[] = [
  { name: 'Picture', doc: 'Theory to evidence as a drawing', component: Picture, tools: PictureTools },
  {
    name: 'Tables',
    doc: 'Everything shown, row by row; to sort, search, print and save',
    component: Tables,
    options: tableOptions,
  },
  {
    name: 'Matrix',
    doc: 'What was found of what, and where nothing was',
    component: MatrixView,
    options: matrixOptions,
  },
  {
    name: 'Forest',
    doc: 'Results with their intervals, on one axis for each measure and unit',
    component: Forest,
    options: forestOptions,
  },
  { name: 'Timeline', doc: 'What was published, studied and found in each year', component: TimelineView },
  {
    name: 'Conflicts',
    doc: 'Where claims contradict each other, and findings point both ways',
    component: Conflicts,
    options: conflictOptions,
  },
  {
    name: 'Cypher',
    doc: 'Ask the graph in its query language',
    component: CypherBox,
    options: cypherOptions,
    served: true,
  },
]

/** `Tables` and `sort` are `tables.sort`. */
export const optionKey = (view: View, option: Option) => `${view.name.toLowerCase()}.${option.key}`

/** Those that work where the page is. */
export const viewsHere = () => VIEWS.filter((view) => !view.served || formats.value !== undefined)
