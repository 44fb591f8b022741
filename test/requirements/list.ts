// The requirements of the product by number, each in a few words. What they ask for in full, and how it is accepted, is
// in the tests that carry their number; docs/requirements.md puts both together.

const texts = `
payments-desktop
1 Invoices come from QuickBooks; payments of the platform are booked against them.
2 Headers of invoices follow QuickBooks with every run.
3 So do their lines, in order.
4 Customers follow QuickBooks with every run.
5 Payments move both ways in one run, each once.
6 Payouts make no deposit unless that is switched on.
7 An invoice deleted in QuickBooks is archived.
8 A customer deleted or made inactive there is archived.
9 A payment deleted on one side is taken away on the other.
10 PDFs of invoices are refused.
11 The interval is five minutes unless somebody says otherwise.
12 One interval holds for everything.
13 The interval is changed in the Web Connector; we see what it is.
14 A run can be started by hand at any time.
15 The status of an invoice crosses both ways, as payments only.
16 A payment that fails later is taken out of QuickBooks again.
17 Amount and due date of an unpaid invoice follow QuickBooks.
18 Edits of invoices on the platform never reach QuickBooks.
19 A partial payment in QuickBooks lowers the open balance.
20 So does a credit, and it is told apart from a payment.
21 Customers of the platform are not sent.
22 Invoices of the platform are not sent, nor their payments.
23 Deletions are found even after a silence longer than QuickBooks remembers.
24 An archived customer comes back when it is made active again.
25 An invoice can be drawn from what was synced.
26 The first access needs the QuickBooks Admin.
27 The connector runs where QuickBooks is installed.
28 More computers can be added after the first success.
29 They get an install link of their own.
30 Guidance says on which computer to install.
31 Accounts can be chosen once the first sync has read them.
32 Payments are booked to the account chosen; Undeposited Funds is advised.
33 Deposits are booked to a bank account, and only those are offered.
34 Before connecting, QuickBooks must be up with the Admin in it.
35 The link page asks for company name and, if known, file path.
36 With a path, runs work while QuickBooks is closed.
37 A .qwc file is downloaded and added in either of two ways.
38 The connector asks before it adds a service.
39 QuickBooks asks which access to grant.
40 Personal data is not asked for.
41 The grant is confirmed once more.
42 Only ticked applications run.
43 Each connection has a password of its own, stored nowhere in clear.
44 A kept password can be entered again.
45 The connector offers to save the password.
46 Without the right password nothing syncs, and an error says so.
47 Progress never falls and ends at 100.
48 Completion of the login is told at once.
49 Login and first sync are told apart.
50 The last twelve months come first, then what is older.
invoicing-desktop
51 Open invoices are imported.
52 Customers come with their first invoice.
53 Payments of the platform are booked in QuickBooks.
54 Payments in QuickBooks come, one for each invoice paid.
55 Releases from 2015 on are supported.
56 So are the Canadian and UK editions.
57 Windows only; a Mac is refused.
58 Set-up wants the Web Connector first.
59 A .qwc file is made when asked for.
60 A password cannot be looked up again.
61 Invoices and payments can be two applications, never at work together.
62 An invoice run takes every open invoice.
63 A payment run sends and reads, and nothing twice.
64 A record open in a window is an error that names it, tried again by itself.
65 A run tells what it moved.
66 Auto-Run with minutes syncs by itself.
67 Customers are first matched by name, then by link.
68 Several customers of one name are held until a person decides.
69 Only open invoices of active customers are imported.
70 What is left out is listed, and comes when it may.
71 Edits of synced invoices on the platform have no effect in QuickBooks.
72 Only payments that were processed are sent.
73 Payments that were only noted are not, and are listed.
74 Every payment applied in QuickBooks comes, whoever made it.
75 Refunds stay, and are listed for booking by hand.
76 The list of runs shows what failed.
77 An error names the document and the reason in detail.
78 Every error says what to do.
79 A missing internet connection is found by the doctor.
80 A .qwc file works with its own password only.
81 Every file made has a new password.
82 A new file replaces an old one without loss.
83 QuickBooks that cannot start is an error with the menu path.
84 Rights are granted to each application, and errors name it.
85 In the end the person is pointed to support.
payments-online
86 Invoices come, payments go.
87 The account of payments is chosen after connecting.
88 The account of payouts is advised.
89 Invoices follow at once.
90 So do their lines.
91 So do customers, merges included.
92 So do payments, both ways.
93 And deposits, where they are switched on.
94 Deleted invoices are archived at once.
95 Inactive customers are archived at once.
96 Deleted payments are taken away at once.
97 PDFs of invoices are kept with their revision.
98 Status crosses both ways.
99 Amount and due date follow QuickBooks.
100 Edits on the platform do not cross.
101 Payments and credits lower the open balance.
102 Customers of the platform are not sent.
103 Invoices of the platform are not sent.
104 What is deleted in QuickBooks is archived, and stays readable.
105 An archive on the platform deletes nothing in QuickBooks.
106 Connecting is an OAuth flow.
107 Sign-in happens at Intuit.
108 Phone verification may be skipped.
109 Deposits are off at first.
110 Reconciling by hand needs no set-up.
111 Making deposits needs an account and the switch.
112 Without a bank feed deposits are advised.
113 The switch is confirmed, and holds from then on.
114 In the end the synced invoices are shown.
115 Guides tell of billing links and payment buttons.
bill-pay-desktop
116 The dashboard is for desktop connections only.
117 Accounts come.
118 Classes come as departments.
119 Vendors come.
120 Jobs come under their customer.
121 Book balances come, and stay current.
122 Customers come.
123 New and edited invoices come.
124 Items of all kinds come.
125 Accounts go.
126 Departments go as classes.
127 Vendors go; a name in use is refused.
128 Bills go with their lines.
129 Billable lines go with customer or job.
130 Payments of bills go, after their bill.
131 Vendor credits go.
132 Transfers go.
133 Customers go.
134 New invoices go, once.
135 So do their payments.
136 Payables are kept on the platform.
137 Changes of payables in QuickBooks do not come, and are told.
138 Invoices may begin on either side.
139 An invoice of the platform can be edited until it is synced.
140 After that only in QuickBooks.
141 Whether an invoice is to be emailed comes with it.
142 Partial payments go before credits.
143 Four flows, and no other.
144 Invoices dated before the day of connecting do not come.
145 Nobody can move that day.
146 A number that QuickBooks has already is refused.
147 Once it is free, the invoice goes.
148 What role or plan lacks is refused by name.
149 A run moves only what changed.
data-sharing-desktop
150 Only what the owner agreed to is read, and nothing is written.
151 It runs on the user's own computer.
152 What is covered can be looked up.
153 Attachments are refused for every kind of record.
154 It needs no daily attention.
155 It goes on by itself after a restart.
156 It updates itself silently.
157 It syncs by itself.
158 It syncs by hand at any time.
159 Several companies, each on its own.
160 End users see the provider's brand.
161 And no other.
162 A link flow makes a link for each end user.
163 The id of the company is the license key.
164 The flow can be built over the API.
165 It must be switched on before use.
166 The download is one of its steps.
167 Installing needs an administrator.
168 The user enters the license key.
169 The user points to the company file.
170 After that no administrator is needed.
171 Runs can be paused, resumed and started.
172 System requirements are published and checked.
173 Hosted computers are possible.
`

export interface Requirement {
  readonly number: number
  readonly profile: string
  readonly says: string
}

/** R1 to R173, in order. */
export function requirements(): Requirement[] {
  let profile = ''
  return texts.split('\n').flatMap((line): Requirement[] => {
    const [, number, says = ''] = /^(\d+) (.*)$/.exec(line) ?? []
    if (number) return [{ number: Number(number), profile, says }]
    if (line !== '') profile = line
    return []
  })
}

/** Numbers that a title begins with: "R51, R69: …", "R123, C9: …". */
export function numbersIn(title: string): number[] {
  const [head = ''] = /^(?:[RCI]\d+(?:[–-][RCI]?\d+)?(?:, )?)+(?=:)/.exec(title) ?? []
  return [...head.matchAll(/R(\d+)(?:[–-]R?(\d+))?/g)].flatMap(([, from, to]) => {
    const first = Number(from)
    return Array.from({ length: Number(to ?? from) - first + 1 }, (_, i) => first + i)
  })
}

/** By number: the files of `test/` with a title that carries it. */
export function testsByNumber(
  files: readonly { readonly path: string; readonly text: string }[],
): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  for (const { path, text } of files)
    for (const [, title = ''] of text.matchAll(/(?<!numbersIn)\(\s*['"`](R\d[^'"`\n]*)/g))
      for (const n of numbersIn(title)) found.set(n, (found.get(n) ?? new Set()).add(path))
  return found
}
