// Little words that typesetting glued together: "notin", "ofthe".

const FIRST = 'not of in on to for from with by at and or is was are were has had that than as between'.split(' ')
const SECOND = 'the in of on to for from with by at and is was are were that their this these those'.split(' ')
/** Shorter ones are too often an abbreviation. */
const SHORTEST = 5

const GLUED: ReadonlyMap<string, number> = new Map(
  FIRST.flatMap((first) => SECOND.map((second) => [first + second, first.length] as const)).filter(
    ([word]) => word.length >= SHORTEST && word !== 'within',
  ),
)

/** Length of the first of two little words that stand without a space between; 0 for every other word. */
export const gluedAt = (text: string): number => GLUED.get(text) ?? 0
