// What QuickBooks says when it answers, and what the COM object says when it does not: one row a code, in our
// own words, with what a sync may do about it. Meanings: Intuit's OSR and developer pages unless a row says
// "reported" or "unverified". Severity by range: 0–499 Info, 500–999 Warn (data present), from 1000 Error.

/** Whether trying again helps: now in this run, on the next run, after somebody did something, or not at all. */
export type StatusRetry = 'now' | 'next run' | 'after action' | 'never'

export interface StatusRow {
  /** A number, a span "3310-3370", or an HRESULT as `0x` and eight upper-case hex digits. */
  readonly code: string
  readonly severity: 'Info' | 'Warn' | 'Error'
  readonly retry: StatusRetry
  readonly meaning: string
  readonly causes: string
  readonly remedy: string
}

type Cells = readonly [string, StatusRow['severity'], StatusRetry, string, string, string]

const rowOf = ([code, severity, retry, meaning, causes, remedy]: Cells): StatusRow => ({
  code,
  severity,
  retry,
  meaning,
  causes,
  remedy,
})

// biome-ignore format: one row a line
const statusCells: readonly Cells[] = [
  ['0', 'Info', 'never', 'The request was carried out.', 'Success; a query found at least one record.', 'None. Keep the ids, the EditSequence and TimeModified.'],
  ['1', 'Info', 'never', 'The query ran and matched nothing.', 'No record passes the filters, or the list is empty.', 'An empty result, not a failure. If something was expected: ActiveStatus, dates, time zone, spelling.'],
  ['500', 'Warn', 'never', 'Some of the records asked for by key do not exist; the others follow.', 'A ListID, TxnID, FullName or RefNumber of the query was deleted, merged away or misspelt.', 'Use what came. Look for the missing key in the deleted queries, or link it again by name.'],
  ['501', 'Warn', 'never', 'A record cannot be shown in the qbXML version of the request.', 'An old version was declared for newer data.', 'Declare a newer version that HostQuery lists.'],
  ['510', 'Warn', 'now', 'The record could not be returned, though the write may have been done.', 'The answer could not be built after an Add or Mod, or a record is unreadable.', 'Query by key before writing again, or a second record appears.'],
  ['530', 'Warn', 'never', 'A field is not supported by this edition and was ignored; the rest was done.', 'A field of another country or edition was sent.', 'Count it as success and leave the field out for this company.'],
  ['531', 'Warn', 'never', 'A value of an enumeration is not supported by this edition and was ignored.', 'Lists of values differ between countries and editions.', 'Send a value this edition has.'],
  ['540', 'Warn', 'never', 'More matches than the old Online Edition returns.', 'A limit of 1000 records of a product that no longer exists.', 'Does not come from QuickBooks Desktop.'],
  ['550', 'Warn', 'next run', 'The record was saved, its notes were not.', 'The notes were locked or could not be stored.', 'Write the notes again with a Mod.'],
  ['560', 'Warn', 'never', 'A field that is out of use was accepted.', 'The field is kept for old applications.', 'Move to the field that replaces it.'],
  ['570', 'Warn', 'never', 'No link was made because the other transaction is closed.', 'The order named in LinkToTxn is fully used or was closed by hand.', 'The new transaction stands unlinked. Reopen the order, or leave it.'],
  ['600', 'Warn', 'now', 'QuickBooks holds nothing under that old message set id (messageSetStatusCode).', 'The set never arrived, was cleared, or belongs to another company file or application.', 'After a lost answer, in the right file: the set was not carried out and may be sent again.'],
  ['1000', 'Error', 'next run', 'QuickBooks failed inside.', 'A fault of QuickBooks or damaged data.', 'Try once more. Then run Verify Data and Rebuild Data, and send the request alone.'],
  ['1010', 'Error', 'next run', 'QuickBooks is not available.', 'It is busy or closing.', 'Wait until QuickBooks is open and idle.'],
  ['1030', 'Error', 'never', 'This product does not carry out that request.', 'The edition or country lacks it.', 'Leave the request out for this company.'],
  ['1060', 'Error', 'never', 'The request id is not valid.', 'It is longer than 50 characters.', 'Send a shorter requestID.'],
  ['2000', 'Error', 'never', 'Sign-on failed (Online Edition).', 'A code of the old Online Edition.', 'Does not come from QuickBooks Desktop.'],
  ['2010', 'Error', 'never', 'Use of the server is not allowed (Online Edition).', 'A code of the old Online Edition.', 'Does not come from QuickBooks Desktop.'],
  ['2020', 'Error', 'never', 'A session has to be signed in (Online Edition).', 'A code of the old Online Edition.', 'Does not come from QuickBooks Desktop.'],
  ['2030', 'Error', 'never', 'The sign-on version is not supported (Online Edition).', 'A code of the old Online Edition.', 'Does not come from QuickBooks Desktop.'],
  ['2040', 'Error', 'never', 'Sign-on failed inside (Online Edition).', 'A code of the old Online Edition.', 'Does not come from QuickBooks Desktop.'],
  ['3000', 'Error', 'never', 'An id has the wrong form.', 'A ListID or TxnID that is empty, not hex digits and seconds, or from another system.', 'Correct the stored id; the mapping is damaged.'],
  ['3010', 'Error', 'never', 'A boolean cannot be read.', 'Something other than true, false, 1 or 0.', 'Send true or false.'],
  ['3020', 'Error', 'never', 'A date cannot be read.', 'Not yyyy-mm-dd, no such day, or outside 1901 to 9999 (time stamps: 1970 to 2038).', 'Correct the date; look for two-digit years and local formats.'],
  ['3030', 'Error', 'never', 'The start of a date range is after its end.', 'The ends are swapped, or a moving window was worked out badly.', 'Swap or cut the range.'],
  ['3031', 'Error', 'never', 'The ends of a range of names or numbers are not valid.', 'From is after To, or one of them is malformed.', 'Correct the range.'],
  ['3035', 'Error', 'never', 'A time interval cannot be read.', 'It is not in the form PTnHnMnS.', 'Send for example PT1H30M0S.'],
  ['3040', 'Error', 'never', 'An amount cannot be read.', 'Grouping, a currency sign, one or three decimals, or more than 13 digits before the point.', 'Send digits with a point and two decimals.'],
  ['3045', 'Error', 'never', 'A price cannot be read.', 'More than five decimals, or not a number.', 'Round to five decimals.'],
  ['3050', 'Error', 'never', 'A percentage cannot be read.', 'A percent sign, or more than five decimals.', 'Send the number alone: 8.25.'],
  ['3060', 'Error', 'never', 'A quantity cannot be read.', 'A unit in the text, more than five decimals, or not a number.', 'Send the number alone; the unit goes into UnitOfMeasure.'],
  ['3065', 'Error', 'never', 'A GUID cannot be read.', 'Neither 0 nor hex groups of 8-4-4-4-12 in braces.', 'Send braces and hyphens; 0 only as OwnerID.'],
  ['3070', 'Error', 'never', 'A text is too long.', 'The limit of the field: 11 for the number of a sales form, 41 for a name or an address line.', 'Shorten it. The message names the field and the limit.'],
  ['3080', 'Error', 'never', 'A text has characters QuickBooks cannot store.', 'Control characters, or characters outside windows-1252.', 'Take them out or write them with western letters.'],
  ['3085', 'Error', 'never', 'An integer cannot be read.', 'Not a whole number, or out of range.', 'Send digits.'],
  ['3090', 'Error', 'after action', 'A value could not be stored in its field.', 'A rule of the field, such as no colon in a name.', 'Read the text after "QuickBooks error message:" and correct the value.'],
  ['3100', 'Error', 'after action', 'The name is in use.', 'Customers, vendors, employees and other names share their names; inactive records count.', 'Link to the record that has the name if it is the same, or choose another name.'],
  ['3101', 'Error', 'after action', 'A product of the request is too large an amount.', 'Quantity times rate overflows.', 'Check quantity, rate and unit.'],
  ['3110', 'Error', 'never', 'A value is not one of the allowed values.', 'Another spelling or case; the XML parser does not look at values.', 'Send the value exactly as the grammar has it.'],
  ['3120', 'Error', 'after action', 'The record named by id does not exist.', 'It was deleted or merged, belongs to another file, or a payment target is no longer open.', 'Look in the deleted queries; drop or renew the mapping. For a payment, read the open balance first.'],
  ['3121', 'Error', 'after action', 'The owner or subscriber does not exist.', 'An OwnerID without a definition, or an unknown subscription.', 'Add the DataExtDef or the subscription first.'],
  ['3130', 'Error', 'next run', 'The parent does not exist.', 'ParentRef names a record that is not there yet.', 'Create parents before children; send the ListID.'],
  ['3140', 'Error', 'after action', 'A reference does not lead to a record.', 'A FullName that differs, lacks its parents or names the wrong kind; a record that is inactive or gone.', 'Send the ListID, or create the record the message names.'],
  ['3150', 'Error', 'never', 'An element is missing.', 'None of an either/or was sent, or a field that another one makes necessary.', 'Send the element the message names.'],
  ['3151', 'Error', 'never', 'An element does not fit this request.', 'It is legal by itself, but not together with the others sent.', 'Leave out one of the two.'],
  ['3153', 'Error', 'never', 'Elements contradict each other or are half of a pair (reported).', 'Two members of a choice, or one of two that belong together.', 'Send exactly one of the choice, or the whole pair.'],
  ['3160', 'Error', 'after action', 'The record cannot be deleted.', 'It is in use, built in, has a balance, or is linked in a way that forbids it.', 'Make it inactive or merge it; take a transaction out of its deposit or reconciliation first.'],
  ['3161', 'Error', 'after action', 'It cannot be deleted because of the closing date.', 'The date lies in a closed period that has a password.', 'The administrator moves the closing date, or the matter is booked in an open period.'],
  ['3162', 'Error', 'after action', 'Not possible while the file is in multi-user mode.', 'ListDel, and adjustments of inventory outside Enterprise.', 'Switch the file to single-user mode, or wait until nobody else is in.'],
  ['3170', 'Error', 'next run', 'The record could not be modified.', 'Somebody changed the list at the same time, or a rule forbids the change.', 'Modified by another user: read again and retry. Otherwise the end of the message says why.'],
  ['3171', 'Error', 'after action', 'Nothing may be added or changed on or before the closing date.', 'The old or the new date lies in a closed period that has a password.', 'The administrator moves the closing date, or the matter is booked in an open period.'],
  ['3172', 'Error', 'next run', 'A related record was deleted or modified.', 'A record that a line refers to changed meanwhile.', 'Read again and retry.'],
  ['3173', 'Error', 'next run', 'A related record was deleted or modified.', 'The same as of 3172.', 'Read again and retry.'],
  ['3175', 'Error', 'next run', 'The record is locked.', 'Somebody has it open in a window, or another application holds it.', 'Close the window; it is tried again.'],
  ['3176', 'Error', 'next run', 'A related record is locked.', 'The customer, item, deposit or bill behind it is open elsewhere.', 'Close the window; it is tried again.'],
  ['3177', 'Error', 'never', 'One transaction was named twice for linking (reported).', 'The same id in two links or two applications of a payment.', 'Make one entry of them.'],
  ['3180', 'Error', 'after action', 'The record could not be saved.', 'Many: a change by somebody else, a number in use, a journal out of balance, a credit limit.', 'Read the text after "QuickBooks error message:"; retry only if it says modified by another user.'],
  ['3185', 'Error', 'next run', 'The transaction cannot be voided.', 'It is locked, closed, or of a kind that cannot be voided.', 'Retry if it is locked; else delete or reverse it.'],
  ['3190', 'Error', 'never', 'A field cannot be emptied.', 'An empty element in a Mod for a field that must keep a value.', 'Leave the element out, or send a value.'],
  ['3200', 'Error', 'now', 'The edit sequence is out of date.', 'The record changed after it was read: by a person, by a linked transaction, or by an earlier Mod.', 'Read it again, merge, and send with the new EditSequence. Never send the new number blindly.'],
  ['3205', 'Error', 'after action', 'The address is not valid.', 'More lines than the printed block of five holds.', 'Use fewer lines.'],
  ['3210', 'Error', 'after action', 'A field breaks a rule of the books.', 'More paid than due, an account of the wrong type, a change of something posted.', 'Read the text after "QuickBooks error message:"; read open balances again before applying.'],
  ['3220', 'Error', 'after action', 'No right to this report or data.', 'The role of the QuickBooks user.', 'Give that user the right.'],
  ['3230', 'Error', 'never', 'The request was rolled back.', 'rollbackOnError, which Desktop refuses anyway.', 'Is not expected.'],
  ['3231', 'Error', 'now', 'The request was not run.', 'stopOnError, and an earlier request of the set failed.', 'Correct the first that failed and send these again: nothing of them was saved.'],
  ['3240', 'Error', 'after action', 'The id belongs to another record than the one stored.', 'The time in the id differs: another company file, or a restored one.', 'Stop and link again: the mapping is for another file.'],
  ['3250', 'Error', 'after action', 'The feature is switched off or not in this version.', 'A preference (classes, currencies, inventory, orders, price levels), or the edition.', 'Switch the preference on, or leave the feature out.'],
  ['3260', 'Error', 'after action', 'No sufficient right.', 'The QuickBooks user lacks the role.', 'Give the role, or sign in automatically as another user.'],
  ['3261', 'Error', 'after action', 'The application may not see personal data.', 'Social security or card numbers or payroll without that permission.', 'Allow it under Preferences, Integrated Applications, Properties.'],
  ['3262', 'Error', 'after action', 'A payroll subscription is needed.', 'Payroll data without one.', 'Activate payroll, or leave payroll data out.'],
  ['3263', 'Error', 'after action', 'The application may only read.', 'Read access was granted and no more.', 'Grant the right to modify.'],
  ['3264', 'Error', 'after action', 'A merchant services subscription is needed.', 'Card data without one.', 'Leave the feature out.'],
  ['3270', 'Error', 'after action', 'There is no account to post to.', 'An item lacks one of its accounts.', 'Give the item its accounts.'],
  ['3280', 'Error', 'after action', 'The item is of the wrong type for its use.', 'For example a subtotal where a product is needed.', 'Use an item of the right type.'],
  ['3290', 'Error', 'never', 'The lines are in an order that is not possible.', 'A subtotal or payment first, a member outside its group, lines moved about in a Mod.', 'Keep the order of existing lines; discounts and subtotals come after what they act on.'],
  ['3300', 'Error', 'next run', 'The window could not be opened (reported).', 'A dialog is open, or the user lacks the right.', 'Close the dialog and retry.'],
  ['3310-3370', 'Error', 'never', 'Codes of later kinds of request; their meanings are not verified (reported).', 'Employees, payroll, subscriptions, merging and similar.', 'Show the text of the message to a person.'],
  ['3390', 'Error', 'never', 'There are too many of something (reported).', 'Seen by one library; the text begins with "too many".', 'Send fewer elements in one request.'],
  ['9001', 'Error', 'never', 'The same message set id came with other content (messageSetStatusCode).', 'A newMessageSetID was used twice.', 'Take a new id for new content.'],
  ['9002', 'Error', 'after action', 'There is no stored answer (messageSetStatusCode).', 'The set ran but its answer was not kept, or was cleared.', 'Query the records to learn what happened before sending again.'],
  ['9003', 'Error', 'after action', 'Not used (messageSetStatusCode).', 'Nobody has reported it.', 'Treat it as 9002.'],
  ['9004', 'Error', 'never', 'The message set id is not valid (messageSetStatusCode).', 'Longer than 24 characters; another source says 23 can be used.', 'Keep ids at 23 characters or fewer.'],
  ['9005', 'Error', 'after action', 'The answer could not be stored (messageSetStatusCode).', 'No disk space, or no right to write.', 'Free disk space; after a lost answer, query before sending again.'],
  ['9100', 'Error', 'never', 'A macro failed (first of 9100 to 9199).', 'useMacro without an earlier defMacro of the session, a name twice, or a name without TxnID: or ListID: before it.', 'Define the macro on an earlier Add of the same session.'],
]

// biome-ignore format: one row a line
const hresultCells: readonly Cells[] = [
  ['0x80040400', 'Error', 'never', 'QuickBooks could not parse the request; nothing of it ran.', 'Elements out of order, unknown, missing or too new; characters not escaped; a wrong encoding.', 'Check the document against the version it declares.'],
  ['0x80040401', 'Error', 'next run', 'QuickBooks could not be accessed.', 'Not installed or registered, or started with other rights than the Web Connector.', 'Run both as the same user with the same rights; repair the installation.'],
  ['0x80040402', 'Error', 'next run', 'An unexpected error; details are in qbsdklog.txt.', 'QuickBooks crashed, or a request upset it.', 'Restart QuickBooks. Ask what became of the last request before sending it again.'],
  ['0x80040403', 'Error', 'after action', 'The company file could not be opened.', 'The path is wrong or not reachable, or the file is damaged.', 'Check the path and the mapped drive.'],
  ['0x80040404', 'Error', 'never', 'This QuickBooks does not support qbXML.', 'It is too old, or versions do not fit together.', 'Use a newer QuickBooks.'],
  ['0x80040405', 'Error', 'after action', 'Components of QuickBooks are not installed (unverified).', 'An incomplete installation.', 'Repair the installation.'],
  ['0x80040406', 'Error', 'after action', 'The name of the company file is not valid, or there is no such file (reported).', 'The file was moved or renamed.', 'Correct the path of the connection.'],
  ['0x80040407', 'Error', 'after action', 'The installation of QuickBooks is not complete (unverified).', 'Setup was broken off.', 'Repair the installation.'],
  ['0x80040408', 'Error', 'next run', 'QuickBooks could not be started.', 'Not installed for this user, blocked, or open in another Windows session or with other rights.', 'Start QuickBooks by hand, as the user and with the rights of the Web Connector.'],
  ['0x80040409', 'Error', 'after action', 'This version of QuickBooks cannot open that company file.', 'The file belongs to a newer or older version.', 'Open it with the version it belongs to.'],
  ['0x8004040A', 'Error', 'next run', 'Another company file is open.', 'Somebody works in another file.', 'Close it, or leave QuickBooks open without a file.'],
  ['0x8004040B', 'Error', 'next run', 'The name of the company file could not be found out (unverified).', 'No file is open.', 'Open the company file.'],
  ['0x8004040C', 'Error', 'never', 'BeginSession was not called.', 'The client calls in the wrong order.', 'A fault of the program on the computer with QuickBooks: restart the Web Connector.'],
  ['0x8004040D', 'Error', 'next run', 'The session ticket is not valid.', 'The session with QuickBooks has ended.', 'Begin a new session: update again.'],
  ['0x8004040E', 'Error', 'next run', 'Out of memory (unverified).', 'The request or the answer is very large.', 'Ask for smaller pages; restart QuickBooks.'],
  ['0x8004040F', 'Error', 'never', 'OpenConnection was not called.', 'The client calls in the wrong order.', 'A fault of the program on the computer with QuickBooks: restart the Web Connector.'],
  ['0x80040410', 'Error', 'after action', 'The company file is open in another mode than asked for.', 'Single-user against multi-user mode.', 'Ask for either mode, or switch.'],
  ['0x80040411', 'Error', 'next run', 'Sessions were used in a way that is not allowed (unverified).', 'A session is open already.', 'Restart the Web Connector.'],
  ['0x80040412', 'Error', 'next run', 'Sessions were used in a way that is not allowed (unverified).', 'The connection is in the wrong state.', 'Restart the Web Connector.'],
  ['0x80040413', 'Error', 'never', 'rollbackOnError is not supported.', 'onError was rollbackOnError.', 'Send stopOnError or continueOnError.'],
  ['0x80040414', 'Error', 'next run', 'A dialog is open in QuickBooks.', 'It waits for a person, often at the start.', 'Close the dialog; let QuickBooks sign in automatically.'],
  ['0x80040415', 'Error', 'next run', 'More than one company file is concerned (unverified).', 'Several files or copies of QuickBooks are open.', 'Leave only the right one open.'],
  ['0x80040416', 'Error', 'next run', 'QuickBooks is not running, and no company file was named.', 'The path was empty and QuickBooks closed.', 'Open QuickBooks, or give the path of the company file.'],
  ['0x80040417', 'Error', 'next run', 'No company file is open, and none was named.', 'QuickBooks stands at its first window.', 'Open the company file, or give its path.'],
  ['0x80040418', 'Error', 'after action', 'The administrator has to grant the first access.', 'The application is new to this company file.', 'Sign in as Admin in single-user mode and add the application again.'],
  ['0x80040419', 'Error', 'after action', 'The administrator has to be signed in (unverified).', 'The access asked for needs the Admin.', 'Sign in as Admin and add the application again.'],
  ['0x8004041A', 'Error', 'after action', 'The application has no permission for this company file.', 'It was removed or denied.', 'Allow it under Preferences, Integrated Applications, Company Preferences.'],
  ['0x8004041B', 'Error', 'next run', 'What is needed to let the application in could not be locked.', 'Another application is being let in, or the file is locked.', 'Try again later.'],
  ['0x8004041C', 'Error', 'next run', 'An internal error.', 'A fault of QuickBooks.', 'Restart QuickBooks.'],
  ['0x8004041D', 'Error', 'after action', 'The application may not sign in automatically.', 'QuickBooks was closed, and automatic login was not granted.', 'Grant automatic login to a user of its own, or leave QuickBooks open.'],
  ['0x8004041E', 'Error', 'after action', 'The certificate of the application has expired.', 'It is old.', 'Authorise the application again.'],
  ['0x8004041F', 'Error', 'never', 'QuickBooks Basic is not supported (reported).', 'That edition has no interface.', 'Use another edition.'],
  ['0x80040420', 'Error', 'after action', 'The user denied access.', 'Somebody answered No when QuickBooks asked.', 'Update again and choose Yes, always.'],
  ['0x80040421', 'Error', 'after action', 'Something is wrong with the signature of the application (reported, weakly).', 'The certificate, or data handed on with it.', 'Authorise the application again.'],
  ['0x80040422', 'Error', 'next run', 'Single-user mode is needed, and another application uses the file.', 'Two applications at the same time.', 'Let them run at different times.'],
  ['0x80040423', 'Error', 'never', 'The qbXML version is not supported or not known.', 'The declared version is newer than QuickBooks, or malformed.', 'Choose the newest version that HostQuery lists.'],
  ['0x80040424', 'Error', 'next run', 'QuickBooks has not finished starting.', 'Questions about updates or registration at the start.', 'Open it by hand, answer them, and try again.'],
  ['0x80040425', 'Error', 'never', 'A parameter is not valid (unverified).', 'A fault of the calling program.', 'Restart the Web Connector; report it if it repeats.'],
  ['0x80040426', 'Error', 'never', 'Scripts are not allowed.', 'A script host was blocked.', 'Use the Web Connector.'],
  ['0x80040427', 'Error', 'after action', 'QuickBooks is not registered.', 'The product was not activated.', 'Register or activate it.'],
  ['0x80040428', 'Error', 'never', 'The request is not supported.', 'This installation lacks the feature.', 'Leave the request out.'],
  ['0x80040429', 'Error', 'never', 'The message set is not supported (unverified).', 'A message set of another product.', 'Leave it out.'],
  ['0x8004042A', 'Error', 'after action', 'Access from another computer is refused (unverified).', 'Remote access is not granted.', 'Run the Web Connector on the computer with QuickBooks.'],
  ['0x8004042B', 'Error', 'never', 'The interface is not supported (unverified).', 'Versions do not fit together.', 'Update QuickBooks or the Web Connector.'],
  ['0x8004042C', 'Error', 'after action', 'The certificate of the application was revoked (unverified).', 'Its maker or Intuit withdrew it.', 'Install a newer version of the application.'],
  ['0x80040430', 'Error', 'after action', 'Automatic login is not possible (reported).', 'QuickBooks was closed, and automatic login was not granted to the application.', 'Grant automatic login to a user of its own, or leave QuickBooks open.'],
  ['0x80040438', 'Error', 'next run', 'QuickBooks runs more than once, or in another Windows session (reported).', 'Several users or copies on one computer.', 'Close all but the one the Web Connector belongs to.'],
  ['0x80040308', 'Error', 'after action', 'The QBFC component is missing (reported).', 'Only programs built on QBFC need it.', 'Install QBFC.'],
  ['0x80040154', 'Error', 'after action', 'The request processor is not registered with Windows.', 'QuickBooks is missing or its installation is damaged.', 'Repair the installation.'],
  ['0x80010105', 'Error', 'next run', 'QuickBooks died during the call (RPC server fault, reported).', 'A crash.', 'Restart QuickBooks. Ask what became of the last request before sending it again.'],
  ['0x800706BA', 'Error', 'next run', 'QuickBooks is gone (RPC server unavailable, reported).', 'It was closed or crashed.', 'Restart QuickBooks. Ask what became of the last request before sending it again.'],
  ['0x800706BE', 'Error', 'next run', 'QuickBooks died during the call (RPC call failed, reported).', 'A crash.', 'Restart QuickBooks. Ask what became of the last request before sending it again.'],
]

export const statusCodes: readonly StatusRow[] = statusCells.map(rowOf)
export const hresults: readonly StatusRow[] = hresultCells.map(rowOf)

const byCode = new Map([...statusCodes, ...hresults].map((row) => [row.code, row]))

/** The row of a statusCode or messageSetStatusCode; spans answer for all their codes. */
export function statusRow(code: number): StatusRow | undefined {
  if (code >= 3310 && code <= 3370) return byCode.get('3310-3370')
  if (code >= 9100 && code <= 9199) return byCode.get('9100')
  return byCode.get(String(code))
}

/** The row of an HRESULT, however its digits are written. */
export function hresultRow(hresult: string): StatusRow | undefined {
  const digits = /^0x([\da-f]{8})$/i.exec(hresult.trim())?.[1]
  return digits === undefined ? undefined : byCode.get(`0x${digits.toUpperCase()}`)
}

/** Severity of a code by its range, for codes no row knows (Intuit's OSR). */
export function severityOf(code: number): StatusRow['severity'] {
  return code < 500 ? 'Info' : code < 1000 ? 'Warn' : 'Error'
}
