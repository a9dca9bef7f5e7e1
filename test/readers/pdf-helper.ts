// Makes small PDFs: words at places, in Helvetica; enough for what pages look like.
export interface Put {
  words: string
  x: number
  /** From the upper edge. */
  y: number
  size?: number
  bold?: boolean
}

const HEIGHT = 842

const literal = (words: string) => words.replace(/[\\()]/g, (mark) => `\\${mark}`)

export function pdfOf(pages: readonly (readonly Put[])[], more = ''): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
  ]
  for (const page of pages) {
    const content = page
      .map(
        ({ words, x, y, size = 10, bold = false }) =>
          `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${x} ${HEIGHT - y} Td (${literal(words)}) Tj ET`,
      )
      .join('\n')
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 ${HEIGHT}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${objects.length + 2} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    )
  }
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj${object}endobj\n`
    return at
  })
  const start = file.length
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Root 1 0 R/Size ${objects.length + 1}${more}>>\nstartxref\n${start}\n%%EOF`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Lines one below the other. */
export const column = (x: number, y: number, lines: readonly string[], leading = 12): Put[] =>
  lines.map((words, i) => ({ words, x, y: y + i * leading }))
