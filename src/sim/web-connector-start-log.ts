// Lines of QWCLog.txt around an update: the lock, and which application begins (web-connector.md 6.4, reported).
import type { QwcLog } from './qwc-log.ts'
import type { Application } from './web-connector-application.ts'

export function logLock(log: QwcLog, text: string, method = 'setUpdateLock'): void {
  const value = 'HKEY_CURRENT_USER\\Software\\Intuit\\QBWebConnector\\UpdateLock'
  log.line(`RegistryManager.${method}`, `${value} ${text}`)
}

export function logLocked(log: QwcLog): void {
  const framed = '********************* Update session locked *********************'
  log.line('RegistryManager.setUpdateLock', framed)
}

export function logStart(log: QwcLog, app: Application, isScheduled: boolean): void {
  if (isScheduled)
    log.line(
      'SOAPWebService.UpdateThisScheduledApp',
      `Performing SCHEDULED UPDATE for application = ${app.name}`,
    )
  else log.line('SOAPWebService.updateWS', `updateWS() for application = '${app.name}' has STARTED`)
  for (const text of [
    'Initiated connection to the following application.',
    `AppName: ${app.name}`,
    `AppUniqueName (if available): ${app.qwc.appUniqueName ?? ''}`,
    `AppURL: ${app.qwc.appUrl}`,
  ])
    log.line('SOAPWebService.instantiateWebService', text)
}
