// Chance that can be repeated.

/** Numerical Recipes' linear congruential generator, so that a training run can be repeated. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const kept = list[i] as T
    list[i] = list[k] as T
    list[k] = kept
  }
}
