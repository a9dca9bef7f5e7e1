// The state in the address, so that a view can be sent, bookmarked and gone back to: #v=1&n=concept:grit&layout=organic
import { FACETS } from './facets.js'
import type { Pins } from './stage/scene.js'
import type { Camera } from './stage/stage.js'

/** What of the state an address holds. */
export interface Place {
  selected?: string
  layout?: string
  view?: string
  query?: string
  focus?: { id: string; depth: number }
  path?: { from: string; to?: string }
  /** Which of the ways between two nodes, from 1. */
  way?: number
  /** Nothing is shown but what is on the ways. */
  waysOnly?: boolean
  /** What something else found: a cell of the matrix, a query. */
  found?: { title: string; ids: string[] }
  chosen: Record<string, string[]>
  /** Choices inside the view: `tables.sort`. */
  options?: Record<string, string>
  /** Where nodes were put, by layout and id. */
  pins?: Record<string, Pins>
  camera?: Camera
}

const VERSION = '1'
const FACET = 'f.'
const PIN = 'pin.'

export function writeHash(place: Place): string {
  const entries: [string, string][] = [['v', VERSION]]
  const add = (key: string, value: string | undefined) => {
    if (value !== undefined && value !== '') entries.push([key, value])
  }
  add('n', place.selected)
  add('view', place.view)
  add('layout', place.layout)
  add('q', place.query)
  if (place.focus) add('focus', `${place.focus.depth} ${place.focus.id}`)
  if (place.path)
    add('path', [place.path.from, ...(place.path.to === undefined ? [] : [place.path.to])].map(encode).join(' '))
  add('way', place.way === undefined ? undefined : String(place.way))
  if (place.waysOnly) add('ways', 'only')
  if (place.found) add('found', [place.found.title, ...place.found.ids].map(encode).join(' '))
  for (const [key, value] of Object.entries(place.options ?? {})) add(key, value)
  for (const [layout, pins] of Object.entries(place.pins ?? {}))
    add(
      `${PIN}${layout}`,
      Object.entries(pins)
        .map(([id, { x, y }]) => [encode(id), short(x), short(y)].join(' '))
        .join(' '),
    )
  for (const [name, values] of Object.entries(place.chosen)) add(`${FACET}${name}`, values.map(encode).join(' '))
  if (place.camera) add('cam', [place.camera.x, place.camera.y, place.camera.ratio].map(short).join(' '))
  return entries.length === 1 ? '' : `#${entries.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')}`
}

/** Never throws: what cannot be read is named in `unknown`. */
export function readHash(hash: string): { place: Place; unknown: string[] } {
  const place: Place = { chosen: {} }
  const unknown: string[] = []
  const entries = hash.replace(/^#/, '').split('&').filter(Boolean)
  for (const entry of entries) {
    const cut = entry.indexOf('=')
    const key = decode(cut < 0 ? entry : entry.slice(0, cut))
    const value = cut < 0 ? '' : decode(entry.slice(cut + 1))
    if (!read(place, key, value)) unknown.push(key)
  }
  return { place, unknown }
}

function read(place: Place, key: string, value: string): boolean {
  if (key.startsWith(FACET)) {
    const name = key.slice(FACET.length)
    if (!FACETS.some((facet) => facet.name === name)) return false
    place.chosen[name] = value.split(' ').map(decode).filter(Boolean)
    return true
  }
  if (key.startsWith(PIN)) return readPins(place, key.slice(PIN.length), value.split(' '))
  if (/^[a-z]+\.[a-z]+$/.test(key)) {
    place.options = { ...place.options, [key]: value }
    return true
  }
  switch (key) {
    case 'v':
      return value === VERSION
    case 'n':
      place.selected = value
      return true
    case 'view':
      place.view = value
      return true
    case 'layout':
      place.layout = value
      return true
    case 'q':
      place.query = value
      return true
    case 'focus': {
      const [, depth, id] = /^([1-3]) (.+)$/s.exec(value) ?? []
      if (depth === undefined || id === undefined) return false
      place.focus = { depth: Number(depth), id }
      return true
    }
    case 'path': {
      const [from, to] = value.split(' ').map(decode)
      if (from === undefined || from === '') return false
      place.path = to === undefined ? { from } : { from, to }
      return true
    }
    case 'way':
      if (!/^[1-9]\d{0,3}$/.test(value)) return false
      place.way = Number(value)
      return true
    case 'ways':
      if (value !== 'only') return false
      place.waysOnly = true
      return true
    case 'found': {
      const [title, ...ids] = value.split(' ').map(decode)
      if (title === undefined || ids.length === 0) return false
      place.found = { title, ids }
      return true
    }
    case 'cam': {
      const [x, y, ratio] = value.split(' ').map(Number)
      if (![x, y, ratio].every(Number.isFinite) || !((ratio as number) > 0)) return false
      place.camera = { x: x as number, y: y as number, ratio: ratio as number }
      return true
    }
    default:
      return false
  }
}

function readPins(place: Place, layout: string, parts: readonly string[]): boolean {
  // Entries, not assignments: an id may be “__proto__”.
  const pins: [string, { x: number; y: number }][] = []
  for (let i = 0; i < parts.length; i += 3) {
    const [id, x, y] = parts.slice(i, i + 3)
    const at = { x: Number(x), y: Number(y) }
    if (!id || !x || !y || !Number.isFinite(at.x) || !Number.isFinite(at.y)) return false
    pins.push([decode(id), at])
  }
  place.pins = { ...place.pins, [layout]: Object.fromEntries(pins) }
  return true
}

/** As encodeURIComponent, but for what may stand in a fragment and reads better; halves of surrogates become U+FFFD. */
const encode = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%20', '+')

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

const short = (value: number) => String(Math.round(value * 1e4) / 1e4)
