// A server that speaks just enough Bolt 5.0 to shake hands and then to fail: for errors that no test can cause for real.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** https://neo4j.com/docs/bolt/current/bolt/message/ */
const [RUN, BEGIN, PULL, DISCARD] = [0x10, 0x11, 0x3f, 0x2f]
const [SUCCESS, IGNORED, FAILURE] = [0x70, 0x7e, 0x7f]

export interface Stub {
  uri: string
  close(): void
}

/** `agent` as a server names itself; with an error every statement fails with it; without a version none is agreed on. */
export async function boltStub({
  agent = 'Neo4j/5.26.0',
  error = { code: 'Neo.ClientError.General.Unknown', message: '' },
  version = [0, 0, 0, 5],
}): Promise<Stub> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    let shaken = false
    socket.on('error', () => {})
    socket.on('data', (data) => {
      received = Buffer.concat([received, data])
      if (!shaken) {
        // Four bytes of magic, four versions of four bytes.
        if (received.length < 20) return
        received = received.subarray(20)
        shaken = true
        socket.write(Buffer.from(version))
        if (version.every((byte) => byte === 0)) socket.end()
      }
      for (let tag = nextTag(); tag !== undefined; tag = nextTag()) {
        if (tag === RUN || tag === BEGIN) socket.write(message(FAILURE, { ...error }))
        else if (tag === PULL || tag === DISCARD) socket.write(message(IGNORED))
        else socket.write(message(SUCCESS, { server: agent, connection_id: 'stub' }))
      }
    })
    /** Of the next message; its chunks end with an empty one. */
    function nextTag(): number | undefined {
      let at = 0
      while (at + 2 <= received.length) {
        const length = received.readUInt16BE(at)
        at += 2 + length
        if (length !== 0 || at === 2) continue
        const tag = received[3]
        received = received.subarray(at)
        return tag
      }
      return undefined
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function message(tag: number, fields?: Record<string, string>): Buffer {
  const map = Object.entries(fields ?? {}).flatMap(([name, value]) => [packed(name), packed(value)])
  const body = Buffer.concat([Buffer.from(fields ? [0xb1, tag, 0xa0 | (map.length / 2)] : [0xb0, tag]), ...map])
  const chunk = Buffer.concat([Buffer.alloc(2), body, Buffer.alloc(2)])
  chunk.writeUInt16BE(body.length, 0)
  return chunk
}

function packed(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([0xd1, bytes.length >> 8, bytes.length & 0xff]), bytes])
}
