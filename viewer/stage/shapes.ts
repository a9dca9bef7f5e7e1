// The outlines of node kinds, of about equal area: for the shader as a number, for canvas and SVG as a path.
import { SHAPES, type Shape } from '../kinds.js'

/** What the node program switches on; the order of SHAPES. */
export const shapeCode = (shape: Shape): number => SHAPES.indexOf(shape)

/** Corners of the regular ones: how many, the angle of the first (y upwards), the distance from the centre. */
export const POLYGONS: Partial<Record<Shape, { sides: number; turn: number; radius: number }>> = {
  diamond: { sides: 4, turn: 0, radius: 1.2 },
  square: { sides: 4, turn: Math.PI / 4, radius: 1.22 },
  triangle: { sides: 3, turn: Math.PI / 2, radius: 1.34 },
  wedge: { sides: 3, turn: -Math.PI / 2, radius: 1.34 },
  pentagon: { sides: 5, turn: Math.PI / 2, radius: 1.16 },
  hexagon: { sides: 6, turn: Math.PI / 2, radius: 1.12 },
}
export const PAGE = { width: 0.78, height: 1.06 }
/** Of the hole of a ring. */
export const HOLE = 0.5

const circle = (radius: number) =>
  `M${radius},0A${radius},${radius},0,1,0,${-radius},0A${radius},${radius},0,1,0,${radius},0Z`

/** An SVG path round 0, 0 for a node of radius 1, y downwards; fill it by the even-odd rule. */
export function pathOf(shape: Shape): string {
  const polygon = POLYGONS[shape]
  if (polygon) {
    const corner = (i: number) => {
      const angle = polygon.turn + (2 * Math.PI * i) / polygon.sides
      return `${fixed(polygon.radius * Math.cos(angle))},${fixed(-polygon.radius * Math.sin(angle))}`
    }
    return `M${Array.from({ length: polygon.sides }, (_, i) => corner(i)).join('L')}Z`
  }
  if (shape === 'page') {
    const { width, height } = PAGE
    return `M${-width},${-height}H${width}V${height}H${-width}Z`
  }
  return shape === 'ring' ? circle(1) + circle(HOLE) : circle(1)
}

const fixed = (value: number) => Math.round(value * 1000) / 1000 + 0
