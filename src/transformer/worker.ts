// A transformer in a thread of its own: questions come in, opinions go out, one after the other. What is thrown ends the
// thread, and is told to whoever started it.
import { on } from 'node:events'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { LinkQuestion } from '../types.js'
import { openTransformer } from './index.js'

const port = parentPort as MessagePort
const { read } = await openTransformer(workerData)
// A listener that is async would leave it to node's options whether its errors end the thread.
for await (const [question] of on(port, 'message') as AsyncIterableIterator<[LinkQuestion]>)
  port.postMessage(await read(question))
