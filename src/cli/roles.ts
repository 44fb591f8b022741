// Who may do what with this configuration (R148): a role, and the permission each command needs. Commands that are not
// named only look, or only concern the simulator.
import { QbsyncError } from '../errors.ts'

/** Each may do what those before it may. */
export const roles = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

interface Permission {
  readonly name: string
  readonly role: Role
  readonly commands: readonly string[]
}

export const permissions: readonly Permission[] = [
  {
    name: 'sync',
    role: 'operator',
    commands: ['sync', 'serve', 'connection pause', 'connection resume'],
  },
  {
    name: 'decide',
    role: 'operator',
    commands: [
      'request',
      'request cancel',
      'errors retry',
      'errors ignore',
      'conflicts resolve',
      'records link',
    ],
  },
  {
    name: 'set up',
    role: 'admin',
    commands: [
      'init',
      'connection create',
      'connection set',
      'connection remove',
      'qwc generate',
      'qwc replace',
      'qwc revoke',
      'accounts set',
      'prefs set',
    ],
  },
]

/** `id` is the command as oclif names it (connection:create). Throws E_ROLE. */
export function checkRole(role: Role, id: string, file: string | undefined): void {
  const command = id.replaceAll(':', ' ')
  const needed = permissions.find((p) => p.commands.includes(command))
  if (!needed || roles.indexOf(role) >= roles.indexOf(needed.role)) return
  throw new QbsyncError('E_ROLE', {
    command: `qbsync ${command}`,
    permission: needed.name,
    role,
    needed: needed.role,
    file: file ?? 'the configuration',
  })
}
