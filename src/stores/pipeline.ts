// Work that overlaps, but only so much of it.

export interface Pipeline {
  /** Starts a task, and waits until fewer than the limit are left. Throws what any task threw. */
  add(task: () => Promise<void>): Promise<void>
  /** Waits for what is left. */
  end(): Promise<void>
}

/** Up to `limit` tasks at a time, started in the order given; after one has failed no other starts. */
export function pipeline(limit: number): Pipeline {
  const running = new Set<Promise<void>>()
  let failure: { error: unknown } | undefined
  const check = () => {
    if (failure) throw failure.error
  }
  return {
    add: async (task) => {
      check()
      const run: Promise<void> = task()
        .catch((error: unknown) => {
          failure ??= { error }
        })
        .finally(() => running.delete(run))
      running.add(run)
      while (running.size >= limit) await Promise.race(running)
      check()
    },
    end: async () => {
      await Promise.all(running)
      check()
    },
  }
}
