// The stage in WebGL: sigma draws marks and lines; what is lit, and labels, lie over it (overlay.ts).
import EdgeCurveProgram, { EdgeCurvedArrowProgram } from '@sigma/edge-curve'
import { MultiDirectedGraph } from 'graphology'
import Sigma from 'sigma'
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering'
import { markProgram, signCode } from './node-program.js'
import { paceOf } from './pace.js'
import type { Box, Line, Mark, Scene } from './scene.js'
import { shapeCode } from './shapes.js'
import { type Camera, PADDING, type Projection, RATIO, type Stage, type StageEvents } from './stage.js'

/** From here on lines are drawn one pixel wide and straight. */
const MANY_LINES = 20_000
/** From here on lines are left out while the picture moves; with fewer only where the machine is too slow for them. */
const REST_LINES = 2_000

const FLIGHT_MS = 350

/** Sigma's layers of labels and of what it points at, which overlay.ts draws. */
const UNUSED = ['edgeLabels', 'labels', 'hovers', 'hoverNodes'] as const

export class SigmaStage implements Stage {
  readonly name = 'webgl'
  private sigma: Sigma | undefined
  private scene: Scene | undefined
  private marks: Uint8Array = new Uint8Array()
  private lines: Uint8Array = new Uint8Array()
  private flight: Camera | undefined
  private readonly isSlow = paceOf()

  constructor(
    private readonly element: HTMLElement,
    private readonly events: StageEvents,
  ) {}

  show(scene: Scene): void {
    const before = this.sigma && this.goal()
    this.kill()
    this.scene = scene
    this.marks = new Uint8Array(scene.marks.length).fill(1)
    this.lines = new Uint8Array(scene.lines.length).fill(1)
    const many = scene.lines.length > MANY_LINES
    // An empty graph first, so that the box is known when the real one is processed, once.
    const sigma = new Sigma(new MultiDirectedGraph(), this.element, {
      nodeProgramClasses: { mark: markProgram(channels(scene.palette.glyph)) },
      nodeHoverProgramClasses: {},
      defaultNodeType: 'mark',
      edgeProgramClasses: {
        line: many ? EdgeLineProgram : EdgeRectangleProgram,
        arrow: EdgeArrowProgram,
        curve: EdgeCurveProgram,
        curvedArrow: EdgeCurvedArrowProgram,
      },
      defaultEdgeType: 'line',
      renderLabels: false,
      defaultDrawNodeHover: () => {},
      hideEdgesOnMove: scene.lines.length > REST_LINES,
      enableCameraRotation: false,
      // Out of view there is no room; it is measured again when there is.
      allowInvalidContainer: true,
      minCameraRatio: RATIO.min,
      maxCameraRatio: RATIO.max,
      stagePadding: PADDING,
      minEdgeThickness: 0.7,
      zoomToSizeRatioFunction: Math.sqrt,
      // Sigma hands over a copy of the attributes, which may be changed.
      nodeReducer: (_, data) => Object.assign(data, { hidden: this.marks[data.place as number] === 0 }),
      edgeReducer: (_, data) => Object.assign(data, { hidden: this.lines[data.place as number] === 0 }),
    })
    this.sigma = sigma
    sigma.setCustomBBox(scene.box)
    sigma.setGraph(graphOf(scene, many))
    if (before) sigma.getCamera().setState(before)
    // It would read a pixel back at each move of the mouse, which waits for the picture to be drawn; pick.ts needs none.
    Object.defineProperty(sigma, 'getNodeAtPosition', { value: () => null })
    sigma.on('afterRender', this.drawn)
    const click = ({ event }: { event: { x: number; y: number; original: Event } }) =>
      this.events.click(event.x, event.y, event.original.type.startsWith('touch'))
    sigma.on('clickStage', click)
    const mouse = sigma.getMouseCaptor()
    // Its own `moveBody` tells of moves over the whole page.
    mouse.on('mousemove', ({ x, y }) => this.events.move(x, y))
    mouse.on('mousedown', ({ x, y, original }) => {
      if ((original as MouseEvent).button === 0) this.events.press(x, y, false)
    })
    mouse.on('mousemovebody', (event) => {
      if (this.events.drag(event.x, event.y)) event.preventSigmaDefault()
    })
    mouse.on('mouseup', () => this.events.drop())
    const fingers = sigma.getTouchCaptor()
    fingers.on('touchdown', ({ touches: [first, second] }) => {
      // A second finger zooms.
      if (first && !second) this.events.press(first.x, first.y, true)
      else this.events.drop()
    })
    fingers.on('touchmove', (event) => {
      const [first] = event.touches
      if (first && this.events.drag(first.x, first.y)) event.preventSigmaDefault()
    })
    fingers.on('touchup', () => this.events.drop())
    sigma.on('leaveStage', this.events.leave)
    for (const canvas of Object.values(sigma.getCanvases())) canvas.addEventListener('webglcontextlost', this.lost)
    // Nothing is drawn on these, and yet each would be put over the others in every frame.
    for (const name of UNUSED) sigma.getCanvases()[name]?.style.setProperty('display', 'none')
  }

  private readonly drawn = () => {
    if (this.isSlow(performance.now(), this.moving()) && this.sigma?.getSetting('hideEdgesOnMove') === false)
      this.sigma.setSetting('hideEdgesOnMove', true)
    this.events.frame()
  }

  private readonly lost = (event: Event) => {
    event.preventDefault()
    if (this.sigma) this.events.lost()
  }

  filter(marks: Uint8Array, lines: Uint8Array): void {
    this.marks = marks
    this.lines = lines
    this.sigma?.refresh({ skipIndexation: true, schedule: true })
  }

  moved(places: readonly number[]): void {
    const { sigma, scene } = this
    const graph = sigma?.getGraph()
    if (!sigma || !scene || !graph) return
    for (const place of places) {
      const { id, x, y } = scene.marks[place] as Mark
      const own = graph.getNodeAttributes(id)
      own.x = x
      own.y = y
    }
    // Set without an event of the graph for each, which would have it processed as often.
    sigma.refresh({ schedule: true })
  }

  projection(camera: Camera = this.camera()): Projection {
    const sigma = this.sigma
    if (!sigma) return { ax: 1, bx: 0, ay: -1, by: 0, scale: 1 }
    // Without a camera sigma tells of the frame drawn last, which may be of another one.
    const by = { cameraState: { ...camera, angle: 0 } }
    const at = sigma.graphToViewport({ x: 0, y: 0 }, by)
    const unit = sigma.graphToViewport({ x: 1, y: 1 }, by)
    return { ax: unit.x - at.x, bx: at.x, ay: unit.y - at.y, by: at.y, scale: sigma.scaleSize(1, camera.ratio) }
  }

  camera(): Camera {
    const { x, y, ratio } = this.sigma?.getCamera().getState() ?? { x: 0.5, y: 0.5, ratio: 1 }
    return { x, y, ratio }
  }

  goal(): Camera {
    return this.flight ?? this.camera()
  }

  look(camera: Camera, fly: boolean): void {
    const own = this.sigma?.getCamera()
    if (!own) return
    this.flight = undefined
    if (!fly) own.setState(camera)
    // A flight under way would go on: only another one ends it, if it lasts a moment.
    if (!fly && !own.isAnimated()) return
    const flight = { ...camera, ratio: own.getBoundedRatio(camera.ratio) }
    // Called too where another flight, of a wheel or a finger as well, takes its place; and late by the camera of a killed stage.
    own.animate(camera, { duration: fly ? FLIGHT_MS : 1, easing: 'quadraticInOut' }, () => {
      if (this.flight === flight) this.flight = undefined
    })
    this.flight = flight
  }

  framing(box: Box): Camera {
    const sigma = this.sigma
    if (!sigma) return { x: 0.5, y: 0.5, ratio: 1 }
    const { width, height } = sigma.getDimensions()
    const camera = this.camera()
    const by = { cameraState: { ...camera, angle: 0 } }
    const pixels = (x: number, y: number) => sigma.graphToViewport({ x, y }, by)
    const [low, high] = [pixels(box.x[0], box.y[0]), pixels(box.x[1], box.y[1])]
    const room = 2 * sigma.getStagePadding()
    const grow = Math.max((high.x - low.x) / Math.max(1, width - room), (low.y - high.y) / Math.max(1, height - room))
    const middle = sigma.viewportToFramedGraph({ x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, by)
    return { x: middle.x, y: middle.y, ratio: Math.min(RATIO.max, Math.max(0.12, camera.ratio * grow)) }
  }

  moving(): boolean {
    const { sigma } = this
    return (
      sigma !== undefined &&
      (sigma.getCamera().isAnimated() || sigma.getMouseCaptor().isMoving || sigma.getTouchCaptor().isMoving)
    )
  }

  kill(): void {
    const { sigma } = this
    this.sigma = undefined
    this.flight = undefined
    sigma?.kill()
  }
}

function graphOf({ marks, lines, palette }: Scene, many: boolean): MultiDirectedGraph {
  const graph = new MultiDirectedGraph()
  marks.forEach((mark: Mark, place) => {
    graph.addNode(mark.id, {
      place,
      type: 'mark',
      x: mark.x,
      y: mark.y,
      size: mark.size,
      color: mark.fill,
      rim: palette.paper,
      shape: shapeCode(mark.shape),
      sign: signCode(mark.sign),
    })
  })
  const idOf = (place: number) => (marks[place] as Mark).id
  lines.forEach((line: Line, place) => {
    const type = many
      ? 'line'
      : line.bend === 0
        ? line.arrow
          ? 'arrow'
          : 'line'
        : line.arrow
          ? 'curvedArrow'
          : 'curve'
    graph.addDirectedEdgeWithKey(line.id, idOf(line.source), idOf(line.target), {
      place,
      type,
      size: line.width,
      color: premultiplied(line.colour),
      curvature: line.bend,
    })
  })
  return graph
}

/** Sigma blends colours as if their opacity were multiplied in already. */
function premultiplied(colour: string): string {
  const [red, green, blue, alpha] = (/^rgba\((.*)\)$/.exec(colour)?.[1] ?? '').split(',').map(Number)
  if (alpha === undefined || red === undefined || green === undefined || blue === undefined) return colour
  return `rgba(${[red, green, blue].map((channel) => Math.round(channel * alpha)).join(', ')}, ${alpha})`
}

function channels(colour: string): [number, number, number] {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!context) return [1, 1, 1]
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data
  return [(red as number) / 255, (green as number) / 255, (blue as number) / 255]
}

/** Whether WebGL can be had; sigma throws without it. */
export function webglWorks(): boolean {
  try {
    const canvas = document.createElement('canvas')
    const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
    gl?.getExtension('WEBGL_lose_context')?.loseContext()
    return gl !== null
  } catch {
    return false
  }
}
