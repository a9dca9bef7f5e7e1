// A CSV reader of RFC 4180 for the tests, written apart from the writer: a header, then rows by its names.

export type Table = Record<string, string>[]

export function parseCsv(text: string): Table {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string
    if (quoted) {
      if (unit !== '"') cell += unit
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (unit === '"' && cell === '') quoted = true
    else if (unit === '"') throw new Error(`a quote within a bare cell at ${i}`)
    else if (unit === ',' || unit === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (unit === '\n') rows.push([])
    } else cell += unit
  }
  if (quoted || cell !== '' || rows.pop()?.length !== 0) throw new Error('the last row has no end')
  const [header = [], ...body] = rows
  return body.map((row, i) => {
    if (row.length !== header.length) throw new Error(`row ${i + 1} has ${row.length} cells, not ${header.length}`)
    return Object.fromEntries(header.map((name, column) => [name, row[column] as string]))
  })
}
