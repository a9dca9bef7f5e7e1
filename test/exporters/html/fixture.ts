// A page as the viewer's build makes it, as far as exporter and server know it.

export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'" />
    <link rel="icon" href="data:," />
    <title>evigraph</title>
    <script type="module" crossorigin>document.title = document.getElementById('evigraph-payload').textContent.length + ''</script>
  </head>
  <body>
    <script id="evigraph-payload" type="application/json"></script>
  </body>
</html>
`

/** What the page would find in its payload element. */
export async function payloadIn(html: string): Promise<unknown> {
  const [, attributes = '', text = ''] = /<script id="evigraph-payload"([^>]*)>([^<]*)<\/script>/.exec(html) ?? []
  if (!attributes.includes('data-encoding="deflate-raw+base64"')) return JSON.parse(text)
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return JSON.parse(await new Response(stream).text())
}
