// Time that tests compare: never seconds, always one run beside another.
/** How long `run` keeps the processor busy, in ms: work beside it changes nothing (each test worker is a process). */
export function spent(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * How many times as long `run` takes for `times` the size as its share would be: about 1 where time is in proportion, about
 * `times` where it grows with the square. What takes less than 20 ms counts as 20.
 */
export function growth(run: (size: number) => unknown, size: number, times: number): number {
  spent(() => run(size / 2))
  const small = spent(() => run(size))
  return spent(() => run(size * times)) / Math.max(20, small) / times
}
