// Lines: offsets → lines and columns, as editors count them; words that must stay on one.

export interface Place {
  /** From 1. */
  line: number
  /** UTF-16 units from the start of the line, from 1. */
  column: number
}

const LINE_END = /\r\n?|\n/g

/** Looks up places in one text; "\r\n", "\n" and "\r" all end a line. */
export function placeOf(text: string): (offset: number) => Place {
  const starts = [0]
  LINE_END.lastIndex = 0
  while (LINE_END.test(text)) starts.push(LINE_END.lastIndex)
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** A text on one line, without what a terminal would obey; a longer one than `most` is cut. */
export function oneLine(text: string, most = 1000): string {
  const line = text.slice(0, most + 1).replace(CONTROLS, ' ')
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}
