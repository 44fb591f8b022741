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

/** UTF-8 of a text. Half a surrogate pair would silently become U+FFFD, so it is made bytes that are refused. */
export function bytesOf(text: string): Uint8Array {
  // Node 20 has isWellFormed, the ES2023 typings do not yet.
  if ((text as string & { isWellFormed(): boolean }).isWellFormed())
    return Buffer.from(text, 'utf8')
  const at = text.search(/\p{Surrogate}/u)
  return Buffer.concat([Buffer.from(text.slice(0, at), 'utf8'), Buffer.from([0xed, 0xa0, 0x80])])
}

/** The version in the body of a qbxml instruction. */
export const versionIn = (body: string): string | undefined =>
  /(?:^|[\t\n\r ])version[\t\n\r ]*=[\t\n\r ]*["']([^"']*)["']/.exec(body)?.[1]
