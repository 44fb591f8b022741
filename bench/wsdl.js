// The WSDL of the Web Connector's service, for the naive server: document/literal, wrapped.
const calls = {
  serverVersion: [[], 's:string'],
  clientVersion: [['strVersion'], 's:string'],
  authenticate: [['strUserName', 'strPassword'], 'tns:ArrayOfString'],
  sendRequestXML: [
    [
      'ticket',
      'strHCPResponse',
      'strCompanyFileName',
      'qbXMLCountry',
      'qbXMLMajorVers',
      'qbXMLMinorVers',
    ],
    's:string',
  ],
  receiveResponseXML: [['ticket', 'response', 'hresult', 'message'], 's:int'],
  connectionError: [['ticket', 'hresult', 'message'], 's:string'],
  getLastError: [['ticket'], 's:string'],
  closeConnection: [['ticket'], 's:string'],
}
const names = Object.keys(calls)
const typeOf = (arg) => (arg.endsWith('Vers') ? 's:int' : 's:string')
const element = (name, type) =>
  `<s:element minOccurs="${type === 's:int' ? 1 : 0}" maxOccurs="1" name="${name}" type="${type}"/>`
const wrapper = (name, content) =>
  `<s:element name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`
const part = (name, message, of) =>
  `<wsdl:message name="${message}"><wsdl:part name="parameters" element="tns:${of ?? name}"/></wsdl:message>`

export const wsdl = `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="http://developer.intuit.com/" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="http://developer.intuit.com/">
<wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="http://developer.intuit.com/">
${names.map((n) => wrapper(n, calls[n][0].map((arg) => element(arg, typeOf(arg))).join(''))).join('\n')}
${names.map((n) => wrapper(`${n}Response`, element(`${n}Result`, calls[n][1]))).join('\n')}
<s:complexType name="ArrayOfString"><s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="string" nillable="true" type="s:string"/></s:sequence></s:complexType>
</s:schema></wsdl:types>
${names.map((n) => part(n, `${n}SoapIn`) + part(n, `${n}SoapOut`, `${n}Response`)).join('\n')}
<wsdl:portType name="QBWebConnectorSvcSoap">
${names.map((n) => `<wsdl:operation name="${n}"><wsdl:input message="tns:${n}SoapIn"/><wsdl:output message="tns:${n}SoapOut"/></wsdl:operation>`).join('\n')}
</wsdl:portType>
<wsdl:binding name="QBWebConnectorSvcSoap" type="tns:QBWebConnectorSvcSoap">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
${names.map((n) => `<wsdl:operation name="${n}"><soap:operation soapAction="http://developer.intuit.com/${n}" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`).join('\n')}
</wsdl:binding>
<wsdl:service name="QBWebConnectorSvc"><wsdl:port name="QBWebConnectorSvcSoap" binding="tns:QBWebConnectorSvcSoap"><soap:address location="http://localhost/qbwc"/></wsdl:port></wsdl:service>
</wsdl:definitions>
`
