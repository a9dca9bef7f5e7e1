// Members that share a key are one thing (union–find), named by the least of its keys whatever the order.

export interface Member {
  keys: readonly string[]
}

/** The name of each member's group. */
export function groupBy(members: readonly Member[]): (member: Member) => string {
  const parent = new Map<string, string>()
  const root = (key: string): string => {
    let at = key
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      const above = parent.get(up)
      if (above !== undefined) parent.set(at, above)
      at = up
    }
    return at
  }
  for (const { keys } of members) {
    for (const key of keys) {
      if (!parent.has(key)) parent.set(key, key)
      const a = root(keys[0] as string)
      const b = root(key)
      if (a < b) parent.set(b, a)
      else parent.set(a, b)
    }
  }
  return ({ keys }) => root(keys[0] as string)
}
