// Talks with the server behind the page. Addresses are relative, so that the token in the page's own stays.

const GONE = 'The server is gone. Start it again with: evigraph view graph.json'

/** Rejects with one line for the reader where nobody answers. */
export const get = (path: string): Promise<Response> => answered(fetch(path))

/** The same; an aborted request rejects, too. */
export const post = (path: string, body: object, signal?: AbortSignal): Promise<Response> =>
  answered(
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    }),
  )

const answered = (response: Promise<Response>): Promise<Response> =>
  response.catch(() => {
    throw new Error(GONE)
  })
