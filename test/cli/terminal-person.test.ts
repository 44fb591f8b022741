// Windows as questions on a terminal: what was said in advance is not asked, the rest is, with its choices.
import { beforeEach, expect, test, vi } from 'vitest'
import { terminalPerson } from '../../src/cli/terminal-person.ts'

const prompt = vi.hoisted(() => vi.fn())
vi.mock('inquirer', () => ({ default: { prompt } }))
beforeEach(() => prompt.mockReset())

test('a choice is a list, with what most people choose first in mind', async () => {
  prompt.mockResolvedValue({ value: 'prompt' })
  const shown = { application: 'Example Sync', companyFile: 'Q:\\a.qbw' }
  expect(await terminalPerson({})({ dialog: 'permission', shown })).toBe('prompt')
  const [question] = prompt.mock.calls[0]?.[0] ?? []
  expect(question).toMatchObject({ type: 'select', default: 'always' })
  expect(question.message).toContain('Example Sync · Q:\\a.qbw')
  expect(question.choices.map((c: { value: string }) => c.value)).toEqual([
    ...['no', 'prompt', 'while-open', 'always'],
  ])
})

test('a name is typed', async () => {
  prompt.mockResolvedValue({ value: ' Sync user ' })
  expect(await terminalPerson({})({ dialog: 'loginAs', shown: {} })).toBe('Sync user')
  expect(prompt.mock.calls[0]?.[0]?.[0]).toMatchObject({ type: 'input', default: 'Admin' })
})

test('what was said in advance is not asked', async () => {
  const person = terminalPerson({ permission: 'no' })
  expect(await person({ dialog: 'permission', shown: {} })).toBe('no')
  expect(prompt).not.toHaveBeenCalled()
})
