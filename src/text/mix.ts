// Small numbers that features of trained models are made of.

export const mix = (a: number, b: number): number => {
  const h = Math.imul(a, 0x9e3779b1) ^ b
  const g = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return g ^ (g >>> 13)
}

/** A number of things, coarser as it grows. */
export const steps = (n: number) => (n <= 3 ? n : n <= 5 ? 4 : n <= 8 ? 5 : n <= 12 ? 6 : n <= 18 ? 7 : n <= 26 ? 8 : 9)
