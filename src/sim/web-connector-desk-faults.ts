// Faults of the plan that strike at QuickBooks: at connecting, and at a request. Source: web-connector.md 6.5, 6.7.
import { comError } from './com-errors.ts'
import type { FaultPlan } from './faults.ts'
import { type ComError, type Session, sessionLike } from './quickbooks.ts'

/** What meets the next attempts with this path. */
export function connectFault(
  plan: FaultPlan,
  path: string,
): { readonly error?: ComError; readonly otherFile?: string } {
  const hresult = plan.take('hresult-connect')
  if (hresult !== undefined) return { error: comError(hresult) }
  if (plan.take('dialog-open') !== undefined) return { error: comError('0x80040414') }
  if (plan.take('quickbooks-closed') !== undefined)
    return { error: comError(path === '' ? '0x80040416' : '0x8004041D') }
  const otherFile = plan.take('wrong-file')
  if (otherFile === undefined) return {}
  return path === '' ? { otherFile } : { error: comError('0x8004040A') }
}

/**
 * The session as it looks where another company file is open: its path, its name, and none of our extensions. What
 * a service that does not look at these writes, it writes all the same.
 */
export function inOtherFile(session: Session, path: string): Session {
  const name = /([^\\/]+?)(\.qbw)?$/i.exec(path)?.[1] ?? path
  return sessionLike(session, {
    companyFile: path,
    processRequest: (text) =>
      session
        .processRequest(text)
        .replace(/<CompanyRet>[\s\S]*?<\/CompanyRet>/g, (ret) =>
          ret
            .replace(/<DataExtRet>[\s\S]*?<\/DataExtRet>\s*/g, '')
            .replace(/<((?:Legal)?CompanyName)>[^<]*</g, `<$1>${name}<`),
        ),
  })
}

/** QuickBooks answers one request, or fails before or after the work. Throws ComError. */
export function processWithFaults(plan: FaultPlan, session: Session, request: string): string {
  const before = plan.take('hresult-request')
  if (before !== undefined) throw comError(before)
  if (plan.take('memory-lost') !== undefined) session.processRequest(forgetMessageSets)
  const after = plan.take('hresult-after-work')
  const answer = session.processRequest(request)
  if (after !== undefined) throw comError(after)
  return answer
}

/** Clears what is saved for the application of the session (qbxml-semantics.md 6). */
const forgetMessageSets =
  '<?xml version="1.0" ?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError" oldMessageSetID="ClearAllMessageSets"></QBXMLMsgsRq></QBXML>'
