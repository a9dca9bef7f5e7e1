// Offsets → lines and columns, as editors count them.

export interface Place {
  /** From 1. */
  line: number
  /** UTF-16 units from the start of the line, from 1. */
  column: number
}

/** Looks up places in one text; "\r\n", "\n" and "\r" all end a line. */
export function placeOf(text: string): (offset: number) => Place {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}
