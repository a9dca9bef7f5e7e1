// Axes: from values to places, and where the ticks stand.

export interface Scale {
  low: number
  high: number
  log: boolean
}

/** 0 at the low end, 1 at the high one; beyond them for values outside. */
export function placeOn({ low, high, log }: Scale, value: number): number {
  const at = log ? Math.log : (x: number) => x
  return (at(value) - at(low)) / (at(high) - at(low))
}

/** At round values, about `most` of them and never more than twice as many; on a log axis at 1, 2 and 5 times tens. */
export function ticksOf({ low, high, log }: Scale, most: number): number[] {
  return log ? logTicks(low, high, most) : evenTicks(low, high, most)
}

function evenTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / Math.max(1, most)
  const tens = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * tens >= rough) as number) * tens
  const [from, to] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)]
  // The step is a round number, and so is what it is multiplied to, but for the last bits; where the values differ in
  // those alone, rounding may lead off the axis.
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)) + 0).filter(
    (tick) => Math.abs((tick - low) / (high - low) - 0.5) <= 0.5 + 1e-6,
  )
}

function logTicks(low: number, high: number, most: number): number[] {
  const tens: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) tens.push(power)
  const inside = (factors: readonly number[]) =>
    tens
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(12))))
      .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
  const fine = inside([1, 2, 5])
  if (fine.length <= most) return fine.length >= 2 ? fine : [low, high]
  const coarse = inside([1])
  const step = Math.ceil(coarse.length / most)
  // 1 is always among them: it is where ratios turn.
  return coarse.filter((value) => Math.round(Math.log10(value)) % step === 0)
}

/** The smallest scale with round ends that has all values in it; undefined where there is none. */
export function scaleOver(values: readonly number[], log: boolean): Scale | undefined {
  const usable = values.filter((value) => Number.isFinite(value) && (!log || value > 0))
  if (usable.length === 0) return undefined
  const [low, high] = [Math.min(...usable), Math.max(...usable)]
  if (log) {
    const pad = low === high ? 2 : (high / low) ** 0.06
    return { low: low / pad, high: high * pad, log }
  }
  const pad = low === high ? Math.abs(low) / 2 || 1 : (high - low) * 0.06
  return { low: low - pad, high: high + pad, log }
}
