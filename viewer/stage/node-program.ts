// One WebGL program for all nodes: an outline by kind with a sign on it, as signed distances in the fragment shader.
import type Sigma from 'sigma'
import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import { SHAPES, type Shape, SIGNS, type Sign } from '../kinds.js'
import { HOLE, PAGE, POLYGONS } from './shapes.js'

/** What the program reads besides sigma's own display data. */
export interface MarkData extends NodeDisplayData {
  shape: number
  sign: number
  rim: string
}

const SIGN_NAMES = Object.keys(SIGNS) as Sign[]
export const signCode = (sign: Sign): number => SIGN_NAMES.indexOf(sign)

// The quad reaches past every outline and its rim.
const REACH = 1.6

const VERTEX = /*glsl*/ `
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec2 a_position;
attribute float a_size;
attribute float a_mark;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_point;
varying float v_shape;
varying float v_sign;
varying float v_pixels;
const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * radius * ${REACH.toFixed(1)}, 1)).xy, 0, 1);
  v_point = a_corner * ${REACH.toFixed(1)};
  v_shape = floor(a_mark / 8.0 + 0.01);
  v_sign = a_mark - 8.0 * v_shape;
  v_pixels = a_size / u_sizeRatio;
  v_rim = a_rim;
  v_color = a_color;
  v_color.a *= bias;
}
`

const number = (value: number) => value.toFixed(5)

/** `if (shape == code) return <distance>` for each outline, from the table that canvas and SVG draw from. */
const DISTANCES = SHAPES.map((shape: Shape, code) => {
  const polygon = POLYGONS[shape]
  const distance = polygon
    ? `polygon(p, ${number(polygon.sides)}, ${number(polygon.turn)}, ${number(polygon.radius)})`
    : shape === 'page'
      ? `box(p, vec2(${number(PAGE.width)}, ${number(PAGE.height)}))`
      : shape === 'ring'
        ? `max(length(p) - 1.0, ${number(HOLE)} - length(p))`
        : 'length(p) - 1.0'
  return `  if (shape < ${number(code + 0.5)}) return ${distance};`
}).join('\n')

const FRAGMENT = /*glsl*/ `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_point;
varying float v_shape;
varying float v_sign;
varying float v_pixels;
uniform float u_pixelRatio;
uniform vec4 u_glyph;

float polygon(vec2 p, float sides, float turn, float radius) {
  float sector = 6.2831853 / sides;
  float angle = mod(atan(p.y, p.x) - turn, sector) - 0.5 * sector;
  return length(p) * cos(angle) - radius * cos(0.5 * sector);
}
float box(vec2 p, vec2 half_) {
  vec2 d = abs(p) - half_;
  return max(d.x, d.y);
}
float outline(vec2 p, float shape) {
${DISTANCES}
  return length(p) - 1.0;
}
float glyph(vec2 p, float sign) {
  float bar = box(p, vec2(0.5, 0.13));
  if (sign < ${number(signCode('plus') + 0.5)}) return min(bar, box(p, vec2(0.13, 0.5)));
  if (sign < ${number(signCode('minus') + 0.5)}) return bar;
  if (sign < ${number(signCode('equal') + 0.5)}) return box(vec2(p.x, abs(p.y) - 0.22), vec2(0.46, 0.11));
  if (sign < ${number(signCode('denied') + 0.5)}) {
    vec2 q = vec2(p.x + p.y, p.y - p.x) * 0.70710678;
    return min(box(q, vec2(0.55, 0.13)), box(q, vec2(0.13, 0.55)));
  }
  return 1.0;
}

void main() {
  float distance = outline(v_point, v_shape);
  float soft = 0.75 / (v_pixels * u_pixelRatio);
  float inside = 1.0 - smoothstep(-soft, soft, distance);
  vec4 color = v_color;
  if (v_pixels > 3.5) {
    float mark = 1.0 - smoothstep(-soft, soft, glyph(v_point, v_sign));
    color = mix(color, u_glyph, mark);
  }
  // A rim in the colour of the ground keeps touching marks apart; a coloured one says something.
  float rim = 1.0 - smoothstep(-soft, soft, distance - 1.6 / v_pixels);
  gl_FragColor = mix(v_rim * rim, color, inside);
}
`

const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_pixelRatio', 'u_matrix', 'u_glyph'] as const
const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = globalThis.WebGLRenderingContext ?? {}

/** `glyph` is the colour of the signs, its channels 0–1. */
export function markProgram(glyph: readonly [number, number, number]): NodeProgramType {
  return class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    /** Without a buffer to pick from, into which sigma would draw every node a second time. */
    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer)
    }

    override getDefinition() {
      const bytes = { size: 4, type: UNSIGNED_BYTE, normalized: true }
      return {
        VERTICES: 6,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES as 4,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_mark', size: 1, type: FLOAT },
          { name: 'a_color', ...bytes },
          { name: 'a_rim', ...bytes },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [-1, 1],
          [1, -1],
          [1, 1],
        ],
      }
    }

    override processVisibleItem(_id: number, start: number, data: NodeDisplayData) {
      const { shape, sign, rim } = data as MarkData
      const { array } = this
      array[start] = data.x
      array[start + 1] = data.y
      array[start + 2] = data.size
      array[start + 3] = 8 * shape + sign
      array[start + 4] = floatColor(data.color)
      array[start + 5] = floatColor(rim)
    }

    override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo) {
      gl.uniform1f(uniformLocations.u_sizeRatio as WebGLUniformLocation, params.sizeRatio)
      gl.uniform1f(uniformLocations.u_correctionRatio as WebGLUniformLocation, params.correctionRatio)
      gl.uniform1f(uniformLocations.u_pixelRatio as WebGLUniformLocation, params.pixelRatio)
      gl.uniformMatrix3fv(uniformLocations.u_matrix as WebGLUniformLocation, false, params.matrix)
      gl.uniform4f(uniformLocations.u_glyph as WebGLUniformLocation, ...glyph, 1)
    }
  }
}
