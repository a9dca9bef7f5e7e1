// Pushes points apart that are too near each other, and leaves the others where they are.

const PASSES = 60
/** Mean distance from the middle, in units of `sqrt(count)`, before they are pushed: room to see clusters in. */
const SPREAD = 1.2
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** Moves the points' centre to 0, 0, and scales them to a size that is right for their number. */
export function centre(x: Float64Array, y: Float64Array): void {
  const count = x.length
  const [meanX, meanY] = [x, y].map((values) => values.reduce((a, b) => a + b, 0) / count) as [number, number]
  let squares = 0
  for (let i = 0; i < count; i++) squares += ((x[i] as number) - meanX) ** 2 + ((y[i] as number) - meanY) ** 2
  const scale = squares > 0 ? (SPREAD * count) / Math.sqrt(squares) : 1
  for (let i = 0; i < count; i++) {
    x[i] = ((x[i] as number) - meanX) * scale
    y[i] = ((y[i] as number) - meanY) * scale
  }
}

/** In place, until no two are nearer than `apart` or the passes are used up; each pass is linear. */
export function separate(x: Float64Array, y: Float64Array, apart: number): void {
  const grid = gridOf(x.length)
  for (let pass = 0; pass < PASSES; pass++) if (!push(x, y, apart, grid)) return
}

/** A hash table of square cells, each a linked list. */
interface Grid {
  heads: Int32Array
  next: Int32Array
  columns: Int32Array
  rows: Int32Array
}

const gridOf = (count: number): Grid => ({
  heads: new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 1))),
  next: new Int32Array(count),
  columns: new Int32Array(count),
  rows: new Int32Array(count),
})

/** Whether any two had to be moved. */
function push(x: Float64Array, y: Float64Array, apart: number, { heads, next, columns, rows }: Grid): boolean {
  const bucketOf = (column: number, row: number) =>
    (Math.imul(column, 73856093) ^ Math.imul(row, 19349663)) & (heads.length - 1)
  heads.fill(-1)
  for (let i = 0; i < x.length; i++) {
    const column = Math.floor((x[i] as number) / apart)
    const row = Math.floor((y[i] as number) / apart)
    const bucket = bucketOf(column, row)
    columns[i] = column
    rows[i] = row
    next[i] = heads[bucket] as number
    heads[bucket] = i
  }
  let moved = false
  for (let i = 0; i < x.length; i++)
    for (let column = (columns[i] as number) - 1; column <= (columns[i] as number) + 1; column++)
      for (let row = (rows[i] as number) - 1; row <= (rows[i] as number) + 1; row++)
        for (let j = heads[bucketOf(column, row)] as number; j > i; j = next[j] as number)
          if (columns[j] === column && rows[j] === row && part(x, y, i, j, apart)) moved = true
  return moved
}

/** Whether the two were too near. */
function part(x: Float64Array, y: Float64Array, i: number, j: number, apart: number): boolean {
  let dx = (x[j] as number) - (x[i] as number)
  let dy = (y[j] as number) - (y[i] as number)
  const distance = Math.hypot(dx, dy)
  if (distance >= apart * 0.999) return false
  if (distance < 1e-9) {
    dx = Math.cos(j * GOLDEN_ANGLE)
    dy = Math.sin(j * GOLDEN_ANGLE)
  }
  const by = (apart - distance) / 2 / (distance < 1e-9 ? 1 : distance)
  x[i] = (x[i] as number) - dx * by
  y[i] = (y[i] as number) - dy * by
  x[j] = (x[j] as number) + dx * by
  y[j] = (y[j] as number) + dy * by
  return true
}
