// Ways to look at the same selection. A new one is one file in this folder and one line here.
import type { ComponentType } from 'preact'
import { Picture, PictureTools } from '../ui/picture.js'

export interface View {
  /** On its tab, and in the address. */
  name: string
  doc: string
  component: ComponentType
  /** Its buttons, beside the tabs. */
  tools?: ComponentType
}

export const VIEWS: readonly View[] = [
  { name: 'Picture', doc: 'Theory to evidence as a drawing', component: Picture, tools: PictureTools },
]
