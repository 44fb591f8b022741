// Requests byte for byte as a .NET client sends them (web-connector.md 1.4), in every variation that clients are
// known or may be expected to have, and the answers byte for byte as 1.6 has them. The bytes of both were typed by hand:
// fixtures/qbwc.
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { CallName } from '../../src/qbwc/calls.ts'
import type { RunningServer } from '../../src/qbwc/server.ts'
import type { WebConnectorService } from '../../src/qbwc/service-port.ts'
import { fixture, requests } from './fixtures.ts'
import { startWorld } from './world.ts'

/** What the typed answers say. */
const answers: Partial<WebConnectorService> = {
  sendRequestXML: async () =>
    '<?xml version="1.0" encoding="utf-8"?><?qbxml version="13.0"?><QBXML><Name>Café &amp; Bar</Name></QBXML>',
  receiveResponseXML: async () => 50,
}

const agent =
  'User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)'

/** The header block of 1.4, in .NET's order. */
const headersOf = (call: string, length: number): string[] => [
  'POST /qbwc HTTP/1.1',
  agent,
  'Content-Type: text/xml; charset=utf-8',
  `SOAPAction: "http://developer.intuit.com/${call}"`,
  'Host: localhost',
  `Content-Length: ${length}`,
  'Expect: 100-continue',
  'Connection: Keep-Alive',
]

interface Variation {
  readonly body?: (text: string) => string
  readonly headers?: (lines: string[]) => string[]
}
const without = (name: string) => (lines: string[]) => lines.filter((l) => !l.startsWith(name))
const instead = (name: string, line: string) => (lines: string[]) =>
  lines.map((l) => (l.startsWith(name) ? line : l))

const variations: Readonly<Record<string, Variation>> = {
  'as it is': {},
  'of an older CLR': {
    headers: instead('User-Agent', agent.replace('4.0.30319.42000', '2.0.50727.5485')),
  },
  'without Expect': { headers: without('Expect') },
  'without User-Agent': { headers: without('User-Agent') },
  'on a connection that closes': { headers: instead('Connection', 'Connection: close') },
  'with a cookie': { headers: (lines) => [...lines, 'Cookie: ASP.NET_SessionId=abc'] },
  'without SOAPAction': { headers: without('SOAPAction') },
  'empty elements without the blank': { body: (text) => text.replaceAll(' />', '/>') },
  'empty elements as two tags': {
    body: (text) => text.replace(/<(\w+)((?: xsi:type="[^"]*")?) \/>/g, '<$1$2></$1>'),
  },
  // A null string is no element at all.
  'empty elements left out': {
    body: (text) => text.replace(/<\w+(?: xsi:type="[^"]*")? \/>/g, ''),
  },
  'with a byte order mark': { body: (text) => `\ufeff${text}` },
  'without the XML declaration': { body: (text) => text.replace(/^<\?xml[^>]*\?>/, '') },
  'a line break after the declaration': { body: (text) => text.replace('?>', '?>\r\n') },
  'blanks between elements': {
    body: (text) =>
      text
        .replace(/(?<!\]\])><(?!!\[)/g, '>\n  <')
        .replace(/(<(\w+)[^<>/]*>)\n {2}(<\/\2>)/g, '$1$3'),
  },
  'apostrophes round attributes': {
    body: (text) => text.replace(/(<[^?][^<>]*>)/g, (tag) => tag.replaceAll('"', "'")),
  },
  'a soap:Header before the body': {
    body: (text) => text.replace(/<(\w+):Body/, '<$1:Header></$1:Header><$1:Body'),
  },
  'an argument nobody asked for': {
    body: (text) => text.replace(/<\/(\w+:)?(\w+)>(<\/\w+:Body>)/, '<extra>x</extra></$1$2>$3'),
  },
  'text as numeric references': {
    body: (text) =>
      text.replace(/>secret</g, '>&#115;&#x65;cret<').replace(/>9b2f</g, '>9b&#50;f<'),
  },
  'text as CDATA': { body: (text) => text.replace(/>9b2f</g, '><![CDATA[9b2f]]><') },
  'a comment inside the operation': {
    body: (text) => text.replace(/<\/(\w+:)?(\w+)>(<\/\w+:Body>)/, '<!-- x --></$1$2>$3'),
  },
}

/** Sends the bytes and reads one answer. */
function exchange(server: RunningServer, head: string, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`closed after: ${heard}`)))
    socket.on('data', (piece) => {
      heard += piece.toString()
      const answer = heard.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')
      if (!answer.includes('</soap:Envelope>')) return
      socket.removeAllListeners('close')
      socket.destroy()
      resolve(answer)
    })
    socket.write(head)
    socket.write(body)
  })
}

const names = Object.keys(requests)

describe.each(Object.entries(variations))('%s', (_, { body, headers }) => {
  test.each(names)('%s', async (name) => {
    const { call } = requests[name] as { call: CallName }
    const { server, heard } = await startWorld(answers)
    const typed = fixture(`${name}.request.xml`)
    const bytes = Buffer.from((body ?? ((t) => t))(typed.toString()))
    const lines = (headers ?? ((l) => l))(headersOf(call, bytes.length))
    for (const [head, sent] of [
      [headersOf(call, typed.length), typed],
      [lines, bytes],
    ] as const) {
      const got = await exchange(server, `${head.join('\r\n')}\r\n\r\n`, sent)
      const [answerHead = '', text] = got.split('\r\n\r\n')
      expect(answerHead).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
      expect(answerHead).toMatch(/\r\nContent-Type: text\/xml; charset=utf-8\r\n/)
      expect(text).toBe(fixture(`${call}.answer.xml`).toString())
    }
    // The service hears the same of both.
    expect(heard).toHaveLength(/interactive/i.test(call) ? 0 : 2)
    expect(heard[1]).toEqual(heard[0])
  })
})
