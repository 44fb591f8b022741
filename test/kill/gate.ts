// What stands between the Web Connector and the processes of the service: takes every call, hands it to one of those
// that live, chosen by luck as a balancer would, and loses calls and answers on the way.
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a gate may do to a call; a word is counted under its own name. */
export type Loss = 'request lost' | 'answer lost'

export interface GateWatch {
  /** Port of the process that is to have this call; undefined where none lives. */
  portFor(call: string): number | undefined
  /** Whether something is lost of this call. */
  loses(call: string): Loss | undefined
  /** A call is on its way to a process. */
  onCall(call: string): void
}

export interface Gate {
  readonly port: number
  /** Calls that a process has and has not answered. */
  readonly inFlight: readonly string[]
  close(): Promise<void>
}

/** "sendRequestXML", from the header by which SOAP 1.1 names what is called. */
const callOf = (req: IncomingMessage): string =>
  String(req.headers['soapaction'] ?? '')
    .replace(/"/g, '')
    .split('/')
    .at(-1) || `${req.method} ${req.url}`

export async function openGate(watch: GateWatch): Promise<Gate> {
  const inFlight: string[] = []
  const server: Server = createServer((req, res) => pass(watch, inFlight, req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    inFlight,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function pass(
  watch: GateWatch,
  inFlight: string[],
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const call = callOf(req)
  const port = watch.portFor(call)
  const loss = watch.loses(call)
  const breakOff = (): void => {
    res.destroy()
  }
  if (port === undefined || loss === 'request lost') {
    breakOff()
    return
  }
  inFlight.push(call)
  const over = (): void => {
    const at = inFlight.indexOf(call)
    if (at >= 0) inFlight.splice(at, 1)
  }
  const { method = 'POST', url: path = '/', headers } = req
  // A connection of its own for every call: a process that died takes only its own call with it.
  const forward = request({ host: '127.0.0.1', port, method, path, headers, agent: false })
  forward.once('error', () => {
    over()
    breakOff()
  })
  forward.once('response', (answer) => {
    answer.once('close', over)
    answer.once('error', breakOff)
    if (loss === 'answer lost') {
      answer.resume()
      answer.once('end', breakOff)
      return
    }
    res.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(res)
    // Cut off in the middle: not the end of an answer.
    answer.once('aborted', breakOff)
  })
  req.pipe(forward)
  watch.onCall(call)
}
