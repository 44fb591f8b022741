// The WSDL of the service, made from the table of calls: document/literal, wrapped (web-connector.md 1.1–1.3).
// The Web Connector never downloads it; people and test clients do.
import { create } from 'xmlbuilder2'
import { type CallName, calls, namespace, type ResultType } from './calls.ts'

const wsdlNamespace = 'http://schemas.xmlsoap.org/wsdl/'
const soapNamespace = 'http://schemas.xmlsoap.org/wsdl/soap/'
const schemaNamespace = 'http://www.w3.org/2001/XMLSchema'
const service = 'QBWebConnectorSvc'
const port = `${service}Soap`

type Attributes = Record<string, string>
type Node = { [name: string]: string | Node | Node[] | undefined }

const node = (attributes: Attributes, children: Node = {}): Node => ({
  ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`@${name}`, value])),
  ...children,
})

const types: Record<ResultType, string> = {
  string: 's:string',
  int: 's:int',
  strings: 'tns:ArrayOfString',
}

/** A string may be missing, a number may not. */
const element = (name: string, type: ResultType): Node =>
  node({ minOccurs: type === 'int' ? '1' : '0', maxOccurs: '1', name, type: types[type] })

const wrapper = (name: string, children: Node[]): Node =>
  node(
    { name },
    { 's:complexType': children.length === 0 ? {} : { 's:sequence': { 's:element': children } } },
  )

/** `address` is where the service is reached, as the reader of the WSDL sees it. */
export function writeWsdl(address: string): string {
  const names = Object.keys(calls) as CallName[]
  const document = create(
    { version: '1.0', encoding: 'utf-8' },
    {
      'wsdl:definitions': node(
        {
          'xmlns:soap': soapNamespace,
          'xmlns:s': schemaNamespace,
          'xmlns:tns': namespace,
          'xmlns:wsdl': wsdlNamespace,
          targetNamespace: namespace,
        },
        {
          'wsdl:types': { 's:schema': schema(names) },
          'wsdl:message': names.flatMap((name) => [
            message(`${name}SoapIn`, name),
            message(`${name}SoapOut`, `${name}Response`),
          ]),
          'wsdl:portType': node({ name: port }, { 'wsdl:operation': names.map(operation) }),
          'wsdl:binding': node({ name: port, type: `tns:${port}` }, binding(names)),
          'wsdl:service': node(
            { name: service },
            {
              'wsdl:port': node(
                { name: port, binding: `tns:${port}` },
                { 'soap:address': node({ location: address }) },
              ),
            },
          ),
        },
      ),
    },
  )
  return document.end({ prettyPrint: true, wellFormed: true })
}

function schema(names: readonly CallName[]): Node {
  const elements = names.flatMap((name) => [
    wrapper(
      name,
      calls[name].args.map(([argument, type]) => element(argument, type)),
    ),
    wrapper(`${name}Response`, [element(`${name}Result`, calls[name].result)]),
  ])
  const strings = node({
    minOccurs: '0',
    maxOccurs: 'unbounded',
    name: 'string',
    nillable: 'true',
    type: 's:string',
  })
  return node(
    { elementFormDefault: 'qualified', targetNamespace: namespace },
    {
      's:element': elements,
      's:complexType': node({ name: 'ArrayOfString' }, { 's:sequence': { 's:element': strings } }),
    },
  )
}

const message = (name: string, of: string): Node =>
  node({ name }, { 'wsdl:part': node({ name: 'parameters', element: `tns:${of}` }) })

const operation = (name: CallName): Node =>
  node(
    { name },
    {
      'wsdl:input': node({ message: `tns:${name}SoapIn` }),
      'wsdl:output': node({ message: `tns:${name}SoapOut` }),
    },
  )

function binding(names: readonly CallName[]): Node {
  const literal = { 'soap:body': node({ use: 'literal' }) }
  return {
    'soap:binding': node({ transport: 'http://schemas.xmlsoap.org/soap/http', style: 'document' }),
    'wsdl:operation': names.map((name) =>
      node(
        { name },
        {
          'soap:operation': node({ soapAction: `${namespace}${name}`, style: 'document' }),
          'wsdl:input': literal,
          'wsdl:output': literal,
        },
      ),
    ),
  }
}
