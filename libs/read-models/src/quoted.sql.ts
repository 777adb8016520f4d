/** A text as SQL writes it, where it can be no parameter: definitions, and facts that are only supposed. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const quotedList = (texts: readonly string[]): string => texts.map(quoted).join(', ');
