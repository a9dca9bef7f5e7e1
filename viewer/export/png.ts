// SVG as PNG, drawn by the browser.

/** `times` pixels for each of the SVG's. Throws an Error with a line for the reader. */
export async function pngOf(svg: string, times: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode().catch(() => {
      throw new Error('The browser could not draw the picture. Save it as SVG.')
    })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * times)
    canvas.height = Math.round(image.height * times)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!blob)
      throw new Error(`A PNG of ${canvas.width} × ${canvas.height} pixels is too large here. Take a smaller one.`)
    return blob
  } finally {
    URL.revokeObjectURL(url)
  }
}
