// What a person asked for with `qbsync sync`, and who can serve it.
import { profileOf } from '../profiles/chosen.ts'
import { applicationOf } from '../profiles/profile.ts'
import { one, type Row, type Store } from '../store/store.ts'

/** Whether something was asked for that this caller carries; the rest waits for the other application. */
export async function isAskedFor(
  store: Store,
  connection: Row<'connections'>,
  userName: string,
): Promise<boolean> {
  const due = connection.due as { entities?: string[] | null } | null
  if (!due?.entities) return due !== null
  const of = { connection_id: connection.id, user_name: userName }
  const installation = await one(store, 'installations', of)
  const profile = profileOf(connection)
  const application = profile && applicationOf(profile, installation?.application ?? null)
  return !application || due.entities.some((name) => application.entities.includes(name))
}
