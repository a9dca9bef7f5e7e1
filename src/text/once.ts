// Answers kept, so that each is worked out once.

/** `find`, asked once for each key; for keys few enough to be kept. */
export function once<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    if (known.has(key)) return known.get(key) as V
    const found = find(key)
    known.set(key, found)
    return found
  }
}

/** The same for lists of knowledge, which are few and nearly always the one asked for last. */
export function onceFor<K extends object, V>(find: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  let lastKey: K | undefined
  let last: V | undefined
  return (key) => {
    if (key !== lastKey) {
      lastKey = key
      last = known.get(key)
      if (last === undefined) {
        last = find(key)
        known.set(key, last)
      }
    }
    return last as V
  }
}
