// Text from outside on its way to a terminal or a log. It may hold what steers a terminal (ESC, the C1 set), turns the
// reading order round, or ends a line and begins one that looks like ours.

/** All but tab and line feed. */
const steering =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to keep out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** Without what steers; lines and tabs stay. */
export const clean = (text: string): string => text.replace(steering, '')

/** The same on one line. */
export const oneLine = (text: string): string => clean(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '))

/** In quotes, with everything that steers as its number, so that nothing of it is lost. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    steering,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
