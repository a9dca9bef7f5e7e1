// Words cut into the pieces that a transformer knows: WordPiece (Wu et al., 2016) as BERT's uncased models have it.

export interface Pieces {
  /** Numbers of those that mean something to the model itself. */
  start: number
  end: number
  unknown: number
  /** Numbers of a word's pieces, at least one. */
  of(word: string): readonly number[]
}

/** Longer ones are unknown. */
const LONGEST = 100

/** `vocabulary`: pieces by number; those that go on with a word begin with "##". */
export function piecesOf(vocabulary: readonly string[]): Pieces {
  const numbers = new Map(vocabulary.map((piece, i) => [piece, i]))
  const numberOf = (piece: string) => {
    const number = numbers.get(piece)
    if (number === undefined) throw new Error(`the vocabulary of pieces lacks ${piece}`)
    return number
  }
  const [start, end, unknown] = [numberOf('[CLS]'), numberOf('[SEP]'), numberOf('[UNK]')]
  const known = new Map<string, readonly number[]>()
  const of = (word: string) => {
    let cut = known.get(word)
    if (cut === undefined) {
      cut = plainWords(word).flatMap((plain) => cutOne(plain, numbers) ?? [unknown])
      if (cut.length === 0) cut = [unknown]
      known.set(word, cut)
    }
    return cut
  }
  return { start, end, unknown, of }
}

const UNSEEN = /[\0\ufffd]|[^\P{C}\t\n\r]/gu
const ALONE = /[\p{P}$+<=>^`|~]|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2fa1f}]/gu

/** Small letters without accents; every mark and every Chinese character is a word of its own. */
const plainWords = (word: string): string[] =>
  word
    .replace(UNSEEN, '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(ALONE, ' $& ')
    .split(/\s+/)
    .filter((one) => one !== '')

/** The longest piece first; undefined where some part of the word is no piece. */
function cutOne(word: string, numbers: ReadonlyMap<string, number>): number[] | undefined {
  const letters = [...word]
  if (letters.length > LONGEST) return undefined
  const cut: number[] = []
  for (let from = 0; from < letters.length; ) {
    let to = letters.length
    let number: number | undefined
    while (to > from) {
      number = numbers.get((from > 0 ? '##' : '') + letters.slice(from, to).join(''))
      if (number !== undefined) break
      to--
    }
    if (number === undefined) return undefined
    cut.push(number)
    from = to
  }
  return cut
}
