// Empty plain objects with room for n fields. An object literal starts with room for four, and V8 turns it into
// a hash table at about sixteen when keys come from a variable, as a reader's do: a record of 34 fields then takes
// 10 µs and twice the memory, against 1.1 µs for one made here (Node 20, 50,000 objects).
// The engine sizes the objects of a constructor by the assignments it reads in it and by the first few made.
// Objects inherit from Object.prototype as literals do; nothing can tell them apart.
import type { Fields } from '../schema/entity.ts'

/** More than this starts to cost more than it saves; further fields still fit, outside the object. */
const largest = 32
const makers: (() => Fields)[] = []

export function emptyObject(room: number): Fields {
  if (room <= 4) return {}
  const size = Math.min(room, largest)
  return (makers[size] ??= makerOf(size))()
}

function makerOf(size: number): () => Fields {
  // biome-ignore format: the number of assignments is what counts; they never run
  const Room = function (this: Record<string, unknown>, never?: boolean) {
    if (never) {
      this['a'] = this['b'] = this['c'] = this['d'] = this['e'] = this['f'] = this['g'] = this['h'] = 0
      this['i'] = this['j'] = this['k'] = this['l'] = this['m'] = this['n'] = this['o'] = this['p'] = 0
      this['q'] = this['r'] = this['s'] = this['t'] = this['u'] = this['v'] = this['w'] = this['x'] = 0
    }
  } as unknown as new () => Fields
  Room.prototype = Object.prototype
  // The engine cuts the objects down to what the first ones use, so these use exactly the size.
  for (let made = 0; made < 10; made++) {
    const object = new Room()
    for (let i = 0; i < size; i++) object[`room${i}`] = ''
  }
  return () => new Room()
}
