// Files of reference managers → works: BibTeX and BibLaTeX, RIS, PubMed's nbib, CSL-JSON, EndNote's XML.
import { oneLine } from '../../text/lines.js'
import { InputError, type Reference, type Report, type Source } from '../../types.js'
import { readBibtex } from './bibtex.js'
import { readCsl } from './csl.js'
import { readEndnote } from './endnote.js'
import { readNbib, readRis } from './tagged.js'
import { referenceOf, type Work } from './work.js'

interface Format {
  name: string
  extensions: readonly string[]
  recognises(head: string): boolean
  read(text: string, uri: string, report: Report): Work[]
}

const FORMATS: readonly Format[] = [
  { name: 'RIS', extensions: ['.ris'], recognises: (head) => /^\s*TY {2}- /.test(head), read: readRis },
  {
    name: 'nbib',
    extensions: ['.nbib', '.medline'],
    recognises: (head) => /^\s*PMID ?- ?\d/.test(head),
    read: readNbib,
  },
  {
    name: 'CSL-JSON',
    extensions: [],
    recognises: (head) =>
      /^\s*\[\s*\{/.test(head) && /"(?:author|title|DOI|issued|citation-key|container-title)"\s*:/.test(head),
    read: readCsl,
  },
  {
    name: 'EndNote XML',
    extensions: [],
    recognises: (head) => /^\s*(?:<\?xml[^>]*\?>\s*)?<xml>\s*<records>/.test(head),
    read: readEndnote,
  },
  {
    name: 'BibTeX',
    extensions: ['.bib', '.bibtex', '.biblatex'],
    recognises: (head) => /^\s*(?:%[^\n]*\n\s*)*@\w{3,20}\s*[{(]/.test(head),
    read: readBibtex,
  },
]

/** Extensions by which a file is a bibliography; JSON and XML are told by their content alone. */
export const BIBLIOGRAPHY_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions)

const formatOf = (uri: string, head: string): Format | undefined =>
  FORMATS.find(({ recognises }) => recognises(head)) ??
  FORMATS.find(({ extensions }) => extensions.some((extension) => uri.toLowerCase().endsWith(extension)))

/** Whether a file that begins like this is of a reference manager. */
export const isBibliography = (uri: string, head: string): boolean => formatOf(uri, head) !== undefined

/** The works of one file, in its order. Throws InputError where it is of no known format, or not readable as its own. */
export function readBibliography({ uri, bytes }: Source, report: Report): Reference[] {
  const text = new TextDecoder('utf-8').decode(bytes)
  const format = formatOf(uri, text.slice(0, 4096))
  if (!format)
    throw new InputError(
      `${uri}: no bibliography that evigraph reads; give ${FORMATS.map(({ name }) => name).join(', ')}`,
    )
  // Messages quote the file.
  const tell: Report = (message) => report({ ...message, reason: oneLine(message.reason) })
  return format.read(text, uri, tell).map((work) => referenceOf(work, uri))
}
