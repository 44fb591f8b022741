// The contract of the Web Connector as WSDL text, made from the table of calls, for the SOAP package of the
// simulated client. Names of service and port do not matter on the wire. Source: web-connector.md 1.1, 1.3.
import { type Call, calls, namespace } from '../qbwc/calls.ts'

const element = (name: string, content: string): string =>
  `<s:element name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`

const field = (name: string, type: string): string =>
  `<s:element minOccurs="${type === 's:int' ? 1 : 0}" maxOccurs="1" name="${name}" type="${type}"/>`

const resultType = { string: 's:string', int: 's:int', strings: 'tns:ArrayOfString' } as const

export function contractText(): string {
  const all = Object.entries<Call>(calls)
  const elements = all.map(
    ([name, call]) =>
      element(name, call.args.map(([arg, type]) => field(arg, `s:${type}`)).join('')) +
      element(`${name}Response`, field(`${name}Result`, resultType[call.result])),
  )
  const messages = all.map(
    ([name]) =>
      `<wsdl:message name="${name}SoapIn"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>` +
      `<wsdl:message name="${name}SoapOut"><wsdl:part name="parameters" element="tns:${name}Response"/></wsdl:message>`,
  )
  const operations = all.map(
    ([name]) =>
      `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}SoapIn"/><wsdl:output message="tns:${name}SoapOut"/></wsdl:operation>`,
  )
  const bound = all.map(
    ([name]) =>
      `<wsdl:operation name="${name}"><soap:operation soapAction="${namespace}${name}" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`,
  )
  return [
    `<wsdl:definitions xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="${namespace}" targetNamespace="${namespace}">`,
    `<wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="${namespace}">`,
    ...elements,
    '<s:complexType name="ArrayOfString"><s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="string" nillable="true" type="s:string"/></s:sequence></s:complexType>',
    '</s:schema></wsdl:types>',
    ...messages,
    '<wsdl:portType name="QBWebConnectorSvcSoap">',
    ...operations,
    '</wsdl:portType><wsdl:binding name="QBWebConnectorSvcSoap" type="tns:QBWebConnectorSvcSoap">',
    '<soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>',
    ...bound,
    '</wsdl:binding><wsdl:service name="QBWebConnectorSvc"><wsdl:port name="QBWebConnectorSvcSoap" binding="tns:QBWebConnectorSvcSoap"><soap:address location="http://localhost/"/></wsdl:port></wsdl:service>',
    '</wsdl:definitions>',
  ].join('')
}
