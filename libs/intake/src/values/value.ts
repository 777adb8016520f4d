/** What reading a value came to: the value, or what is wrong and how to mend it. */
export type Reading = { readonly value: string } | { readonly problem: string; readonly mend: string };

const MOST_SHOWN = 40;

/** A value for a message: short, on one line, without characters that a terminal would obey. */
export function shown(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  return `"${plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN)}…` : plain}"`;
}
