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
