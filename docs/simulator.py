"""A customer, an invoice, a payment, over HTTP: qbsync sim start --memory, then python3 simulator.py URL."""
import re
import sys
import urllib.request


def quickbooks(body):
    text = ('<?xml version="1.0" encoding="utf-8"?><?qbxml version="13.0"?>'
            f'<QBXML><QBXMLMsgsRq onError="stopOnError">{body}</QBXMLMsgsRq></QBXML>')
    request = urllib.request.Request(sys.argv[1] + "/qbxml", data=text.encode(), method="POST")
    with urllib.request.urlopen(request) as response:  # 422 with an HRESULT raises HTTPError
        answer = response.read().decode()
    status = re.search('statusCode="(\\d+)"[^>]*statusMessage="([^"]*)"', answer)
    if status.group(1) != "0":
        sys.exit(f"QuickBooks says {status.group(1)}: {status.group(2)}")
    return lambda name: re.search(f"<{name}>([^<]*)</{name}>", answer).group(1)


customer = quickbooks("<CustomerAddRq><CustomerAdd><Name>Ada Quill</Name></CustomerAdd></CustomerAddRq>")
invoice = quickbooks("<InvoiceAddRq><InvoiceAdd><CustomerRef><FullName>Ada Quill</FullName></CustomerRef>"
                     "<InvoiceLineAdd><ItemRef><FullName>Labor</FullName></ItemRef><Quantity>2</Quantity>"
                     "<Rate>85.00</Rate></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>")
quickbooks("<ReceivePaymentAddRq><ReceivePaymentAdd><CustomerRef><FullName>Ada Quill</FullName></CustomerRef>"
           "<TotalAmount>50.00</TotalAmount><AppliedToTxnAdd><TxnID>" + invoice("TxnID") + "</TxnID>"
           "<PaymentAmount>50.00</PaymentAmount></AppliedToTxnAdd></ReceivePaymentAdd></ReceivePaymentAddRq>")
balance = quickbooks("<CustomerQueryRq><ListID>" + customer("ListID") + "</ListID></CustomerQueryRq>")
print("Ada Quill owes", balance("Balance"))
