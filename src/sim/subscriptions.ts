// Subscriptions to events and menu entries (qbXML 14.0, message set QBXMLSubscription). They are kept and given
// back; no event is ever delivered, for there is no COM object to call. In QuickBooks they come over a call of their
// own (ProcessSubscription); here they may come like other requests (our choice).
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { inside, textOf } from './filters.ts'
import { Refusal } from './refusal.ts'

type Request = (company: Company, content: Fields) => Fields

const kinds = ['Data', 'UI', 'UIExtension'] as const
type Kind = (typeof kinds)[number]

const requestOf: Readonly<Record<Kind, string>> = {
  Data: 'DataEventSubscription',
  UI: 'UIEventSubscription',
  UIExtension: 'UIExtensionSubscription',
}

const key = (kind: string, subscriber: string): string =>
  `subscription:${kind}:${subscriber.toUpperCase()}`

const unknown = (subscriber: string): Refusal =>
  new Refusal(3121, `The subscriber "${subscriber}" cannot be found.`)

function held(company: Company, kind: Kind, subscriber: string): Fields {
  const text = company.meta(key(kind, subscriber))
  if (text === undefined || text === '') throw unknown(subscriber)
  return JSON.parse(text) as Fields
}

function add(kind: Kind): Request {
  const name = requestOf[kind]
  return (company, content) => {
    const given = inside(content, `${name}Add`) ?? {}
    const subscriber = textOf(given, 'SubscriberID').toUpperCase()
    if (company.meta(key(kind, subscriber)))
      throw new Refusal(
        3180,
        `There was an error when saving a subscription.  QuickBooks error message: The subscriber "${subscriber}" has one already.`,
      )
    const kept: Fields = {
      ...given,
      SubscriberID: subscriber,
      ...(kind === 'Data' ? { TrackLostEvents: given['TrackLostEvents'] ?? 'None' } : {}),
      TimeCreated: company.zone.print(company.now()),
    }
    company.setMeta(key(kind, subscriber), JSON.stringify(kept))
    return { [`${name}Ret`]: kept }
  }
}

const query =
  (kind: Kind): Request =>
  (company, content) => ({
    [`${requestOf[kind]}Ret`]: held(company, kind, textOf(content, 'SubscriberID')),
  })

export const subscriptionRequests: Readonly<Record<string, Request>> = {
  ...Object.fromEntries(kinds.map((kind) => [`${requestOf[kind]}AddRq`, add(kind)])),
  ...Object.fromEntries(kinds.map((kind) => [`${requestOf[kind]}QueryRq`, query(kind)])),
  SubscriptionDelRq: (company, content) => {
    const kind = textOf(content, 'SubscriptionType') as Kind
    const subscriber = textOf(content, 'SubscriberID')
    held(company, kind, subscriber)
    company.setMeta(key(kind, subscriber), '')
    return {}
  },
  // No event is lost, since none is sent: there is never a time from which to recover.
  DataEventRecoveryInfoQueryRq: (company, content) => {
    const { SubscriberID } = held(company, 'Data', textOf(content, 'SubscriberID'))
    return { DataEventRecoveryInfoRet: { SubscriberID } }
  },
  DataEventRecoveryInfoDelRq: (company, content) => {
    held(company, 'Data', textOf(content, 'SubscriberID'))
    return {}
  },
}
