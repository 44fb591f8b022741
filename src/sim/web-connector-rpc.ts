// The envelope of RPC style, as captured from QBWC 2.3 with Style RPC. Source: web-connector.md 1.5.
import { type Call, type CallName, calls, namespace } from '../qbwc/calls.ts'

const open =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"' +
  ' xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:tns="http://developer.intuit.com"' +
  ' xmlns:types="http://developer.intuit.com/encodedTypes" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
  ' xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
  '<soap:Body soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">'

/** Arguments stand in it as marks; an empty mark is an empty argument. */
export function rpcEnvelope(
  call: CallName,
  marks: readonly (readonly [name: string, mark: string])[],
): string {
  const { args }: Call = calls[call]
  const types = new Map(args)
  const children = marks.map(([name, mark]) => {
    const start = `<${name} xsi:type="xsd:${types.get(name) ?? 'string'}"`
    return mark === '' ? `${start} />` : `${start}>${mark}</${name}>`
  })
  const name = `q1:${call}`
  const start = `<${name} xmlns:q1="${namespace}"`
  const body = children.length === 0 ? `${start} />` : `${start}>${children.join('')}</${name}>`
  return `${open}${body}</soap:Body></soap:Envelope>`
}
