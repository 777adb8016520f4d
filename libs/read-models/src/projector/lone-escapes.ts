/**
 * An escape, told from the text after a backslash that is itself escaped: a whole character in two halves, a half
 * alone, or any other.
 */
const ESCAPES =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u([dD][89a-fA-F][\da-fA-F]{2})|[^])/g;

/**
 * The JSON text with a replacement character for each half of a character: text that was cut in the middle of one.
 * JSON may hold such a half; the database cannot read it.
 */
export const withoutLoneEscapes = (json: string): string =>
  /\\u[dD][89a-fA-F]/.test(json)
    ? json.replace(ESCAPES, (escape, half?: string) => (half === undefined ? escape : '\\ufffd'))
    : json;
