// Colours, once, for the picture and the page around it; every pair is measured in test/viewer/stage.test.ts.

/** Marks: at least 3 : 1 on `paper`. Told apart with any of the common colour-vision deficiencies by shape or sign too. */
const LIGHT = {
  blue: '#2c5fc4',
  teal: '#0b7f96',
  olive: '#6a7a10',
  plum: '#a1437c',
  slate: '#5f6b7c',
  violet: '#6d49b8',
  ochre: '#a16207',
  green: '#0a7f5a',
  vermilion: '#c73e1d',
  grey: '#767d88',
  ink: '#1c2330',
  paper: '#fbfaf7',
  panel: '#ffffff',
  raised: '#f3f1eb',
  band: '#f5f3ed',
  line: '#dedbd2',
  control: '#868b94',
  muted: '#586070',
  accent: '#b4236b',
  mark: '#ffe9a8',
  edge: '#7f8591',
  glyph: '#ffffff',
}
export type Palette = Record<keyof typeof LIGHT, string>
export type Colour = keyof Palette

const DARK: Palette = {
  blue: '#7aa7ff',
  teal: '#4fc3d9',
  olive: '#b7c755',
  plum: '#ef93c8',
  slate: '#9aa7b8',
  violet: '#b79cff',
  ochre: '#e6b450',
  green: '#46e0b0',
  vermilion: '#ff7f50',
  grey: '#9aa1ad',
  ink: '#eceef2',
  paper: '#12151b',
  panel: '#191d25',
  raised: '#222732',
  band: '#171b23',
  line: '#303644',
  control: '#788292',
  muted: '#a7b0be',
  accent: '#ff7ab8',
  mark: '#5a4a12',
  edge: '#7b8495',
  glyph: '#12151b',
}

export const PALETTES = { light: LIGHT as Palette, dark: DARK }
export type ThemeName = 'auto' | keyof typeof PALETTES

/** In forced colours the reader's own few colours stand for all; shapes and signs tell kinds apart. */
function forced(): Palette {
  const probe = document.createElement('i')
  document.body.append(probe)
  const system = (name: string) => {
    probe.style.color = name
    return getComputedStyle(probe).color
  }
  const [text, canvas, link, highlight] = ['CanvasText', 'Canvas', 'LinkText', 'Highlight'].map(system) as [
    string,
    string,
    string,
    string,
  ]
  probe.remove()
  const palette = Object.fromEntries(Object.keys(LIGHT).map((name) => [name, text])) as Palette
  return {
    ...palette,
    paper: canvas,
    panel: canvas,
    raised: canvas,
    band: canvas,
    mark: canvas,
    glyph: canvas,
    blue: link,
    accent: highlight,
  }
}

const asks = (query: string) => typeof matchMedia === 'function' && matchMedia(query).matches

export function paletteOf(theme: ThemeName): Palette {
  if (asks('(forced-colors: active)')) return forced()
  if (theme !== 'auto') return PALETTES[theme]
  return PALETTES[asks('(prefers-color-scheme: dark)') ? 'dark' : 'light']
}

/** Writes the palette to the page's custom properties: `--blue` … */
export function applyPalette(palette: Palette, root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--${name}`, value)
  root.style.colorScheme = palette === DARK ? 'dark' : 'light'
}

export const reducedMotion = () => asks('(prefers-reduced-motion: reduce)')

/** #rrggbb with an opacity; other colours (forced ones) are left as they are. */
export function withAlpha(colour: string, alpha: number): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour
  const channel = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16)
  return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${alpha})`
}
