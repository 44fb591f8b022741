// The bytes of a .NET SOAP client, by hand: one connection, one call at a time.
import { Agent, request } from 'node:http'

const head =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const names = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#xA': '\n', '#10': '\n' }
const plain = (text) => text.replace(/&(\w+|#\w+);/g, (all, name) => names[name] ?? all)

export const envelope = (call, args) =>
  Buffer.from(
    `${head}<${call} xmlns="http://developer.intuit.com/">${Object.entries(args)
      .map(([name, value]) =>
        value === '' ? `<${name} />` : `<${name}>${escaped(String(value))}</${name}>`,
      )
      .join('')}</${call}></soap:Body></soap:Envelope>`,
  )

export function makeClient(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const send = (call, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        'Content-Type': 'text/xml; charset=utf-8',
        SOAPAction: `"http://developer.intuit.com/${call}"`,
        'Content-Length': body.length,
      }
      const asked = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  return {
    async call(call, args) {
      return this.post(call, envelope(call, args))
    },
    /**
     * Resolves to the text of the result, or to the strings of authenticate joined by line feeds. qbws and its
     * successors wrap every result in one <string> or <int> more.
     */
    async post(call, body) {
      const { status, text } = await send(call, body)
      const result = new RegExp(`<${call}Result[^>]*>([\\s\\S]*?)</${call}Result>`).exec(text)?.[1]
      if (status !== 200 || result === undefined) throw new Error(`${call}: ${status} ${text}`)
      if (call === 'authenticate')
        return plain(result.replaceAll(/<string>|<string\/>/g, '').replaceAll('</string>', '\n'))
      return plain(result.replace(/^<(string|int)(?:\/>|>([\s\S]*)<\/\1>)$/, '$2'))
    },
    close: () => agent.destroy(),
  }
}
