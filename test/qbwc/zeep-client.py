# A run of the Web Connector through zeep, a SOAP implementation that is not ours: everything it knows of the service
# it learns from the WSDL. What the service asks of QuickBooks goes out on stdout, one JSON line a request; the answer
# comes back on stdin. The last line says how the run went.
import json
import sys

from zeep import Client


def say(what):
    print(json.dumps(what), flush=True)


url, user, password, hcp = sys.argv[1:5]
service = Client(url + "?wsdl").service
server = service.serverVersion()
client = service.clientVersion(strVersion="2.3.0.215")
words = service.authenticate(strUserName=user, strPassword=password)
ticket, progress = words[0], []
first = hcp
while True:
    request = service.sendRequestXML(
        ticket=ticket,
        strHCPResponse=first,
        strCompanyFileName="C:\\x.qbw",
        qbXMLCountry="US",
        qbXMLMajorVers=13,
        qbXMLMinorVers=0,
    )
    first = ""
    if not request:
        break
    say({"request": request})
    response = json.loads(sys.stdin.readline())["response"]
    percent = service.receiveResponseXML(ticket=ticket, response=response, hresult="", message="")
    progress.append(percent)
    if percent < 0 or percent >= 100:
        break
say(
    {
        "server": server,
        "client": client,
        "words": [word or "" for word in words[1:]],
        "progress": progress,
        "error": service.getLastError(ticket=ticket),
        "done": [service.interactiveDone(wcTicket=ticket), service.isInteractiveDone(wcTicket=ticket)],
        "closed": service.closeConnection(ticket=ticket),
    }
)
