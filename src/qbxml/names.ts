// Names of elements and attributes as XML 1.0 (fifth edition) has them, productions 4, 4a and 5.

const start =
  'A-Za-z_:\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d' +
  '\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const more = `${start}.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040-`

const name = new RegExp(`^[${start}][${more}]*`, 'u')
const whole = new RegExp(`^[${start}][${more}]*$`, 'u')

/** The name a text begins with. */
export function nameAtStart(text: string): string | undefined {
  // Nearly all names are plain ASCII, for which the short pattern is several times faster.
  const plain = /^[A-Za-z_:][\w:.-]*(?![\w:.-]|[^\0-\x7f])/.exec(text)
  return (plain ?? name.exec(text))?.[0]
}

export const isName = (text: string): boolean => whole.test(text)
