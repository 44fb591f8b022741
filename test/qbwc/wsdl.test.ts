import { XMLParser } from 'fast-xml-parser'
import { SaxesParser } from 'saxes'
import { createClientAsync } from 'soap'
import { describe, expect, test } from 'vitest'
import { type CallName, calls, namespace } from '../../src/qbwc/calls.ts'
import { writeWsdl } from '../../src/qbwc/wsdl.ts'
import { customers } from './fixtures.ts'
import { startWorld, type World } from './world.ts'

const names = Object.keys(calls) as CallName[]

describe('the WSDL', () => {
  const text = writeWsdl('https://sync.example.com/qbwc?a=1&b=2')

  test('is well-formed, with every prefix declared', () => {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    expect(() => parser.write(text).close()).not.toThrow()
  })

  test('has the fixed names, and the address it was given', () => {
    const { 'wsdl:definitions': wsdl } = new XMLParser({
      ignoreAttributes: false,
      processEntities: true,
    }).parse(text)
    expect(wsdl['@_targetNamespace']).toBe('http://developer.intuit.com/')
    expect(wsdl['wsdl:types']['s:schema']['@_elementFormDefault']).toBe('qualified')
    expect(wsdl['wsdl:binding']['soap:binding']['@_style']).toBe('document')
    expect(wsdl['wsdl:service']['wsdl:port']['@_name']).toBe('QBWebConnectorSvcSoap')
    expect(wsdl['wsdl:service']['wsdl:port']['soap:address']['@_location']).toBe(
      'https://sync.example.com/qbwc?a=1&b=2',
    )
    expect(wsdl['wsdl:message']).toHaveLength(2 * names.length)
  })

  test('has the elements of the reference, typed from web-connector.md 1.3', () => {
    const flat = text.replace(/>\s+</g, '><')
    for (const piece of [
      '<s:element name="serverVersion"><s:complexType/></s:element>',
      '<s:element name="authenticate"><s:complexType><s:sequence><s:element minOccurs="0" maxOccurs="1" name="strUserName" type="s:string"/><s:element minOccurs="0" maxOccurs="1" name="strPassword" type="s:string"/></s:sequence></s:complexType></s:element>',
      '<s:element minOccurs="0" maxOccurs="1" name="authenticateResult" type="tns:ArrayOfString"/>',
      '<s:complexType name="ArrayOfString"><s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="string" nillable="true" type="s:string"/></s:sequence></s:complexType>',
      '<s:element minOccurs="1" maxOccurs="1" name="receiveResponseXMLResult" type="s:int"/>',
      '<wsdl:message name="authenticateSoapIn"><wsdl:part name="parameters" element="tns:authenticate"/></wsdl:message>',
      '<wsdl:operation name="authenticate"><soap:operation soapAction="http://developer.intuit.com/authenticate" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>',
    ])
      expect(flat).toContain(piece)
  })
})

describe('the soap package as the client', () => {
  async function clientOf(world: World) {
    return createClientAsync(`${world.server.url}?wsdl`, { disableCache: true })
  }

  test('finds every operation in the served WSDL', async () => {
    const client = await clientOf(await startWorld())
    expect(Object.keys(client.describe().QBWebConnectorSvc.QBWebConnectorSvcSoap).sort()).toEqual(
      [...names].sort(),
    )
  })

  const expected: Record<CallName, unknown> = {
    serverVersion: '1.0',
    clientVersion: '',
    authenticate: { string: ['9b2f', '', '', ''] },
    sendRequestXML: '<?xml version="1.0"?>\n<Name>"Café" & \'Co\'</Name>',
    receiveResponseXML: 100,
    connectionError: 'done',
    getLastError: 'No work',
    closeConnection: 'OK',
    getInteractiveURL: '',
    interactiveRejected: '',
    interactiveDone: 'DONE',
    isInteractiveDone: 'DONE',
  }

  test.each(names)('%s: called with all arguments, the result is read as meant', async (name) => {
    const world = await startWorld({
      sendRequestXML: async () => String(expected.sendRequestXML),
    })
    const client = await clientOf(world)
    const value = { string: `<"${name}" & 'é'>`, int: 13 }
    const args = Object.fromEntries(calls[name].args.map(([arg, type]) => [arg, value[type]]))
    const [result] = await client[`${name}Async`](args)
    // soap reads an empty element as null.
    expect(result?.[`${name}Result`] ?? '').toEqual(expected[name])
    const heard = JSON.stringify(world.heard)
    if (name !== 'serverVersion' && !/interactive/i.test(name))
      expect(heard).toContain(JSON.stringify(value.string).slice(1, -1))
  })

  test('an answer of QuickBooks arrives whole', async () => {
    const world = await startWorld()
    const client = await clientOf(world)
    await client['receiveResponseXMLAsync']({ ticket: 'T', response: customers(100) })
    expect(world.received().problem).toBeUndefined()
    expect(world.received().answer?.messages).toHaveLength(1)
    expect(world.received().bytes).toBe(customers(100).length)
  })

  test('a fault is read as one', async () => {
    const world = await startWorld({ getLastError: () => Promise.reject(new Error('secret')) })
    const client = await clientOf(world)
    await expect(client['getLastErrorAsync']({ ticket: 'T' })).rejects.toMatchObject({
      message: 'soap:Server: internal error',
    })
  })

  test('its requests name the action that the WSDL says', async () => {
    const client = await clientOf(await startWorld())
    await client['getLastErrorAsync']({ ticket: 'T' })
    expect(client.lastRequestHeaders?.['SOAPAction']).toBe(`"${namespace}getLastError"`)
  })
})
