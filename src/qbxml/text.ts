// The text of a document, for who hands it on as text: out of bytes, by the encoding it declares.
import { decode } from './encoding.ts'
import { openWhole } from './feed.ts'
import { Tokenizer } from './tokens.ts'

/** Throws E_XML where the bytes are not in that encoding. */
export function textOf(bytes: Uint8Array): string {
  const nothing = () => undefined
  const tokens = new Tokenizer({
    open: nothing,
    close: nothing,
    text: nothing,
    instruction: nothing,
  })
  openWhole(tokens, bytes, true)
  return decode(tokens.bytes, 0, tokens.bytes.length, tokens.encoding)
}
