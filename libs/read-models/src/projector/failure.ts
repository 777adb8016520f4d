/** Errors that the facts themselves cause. Others (no room, no memory) would come with any facts. */
const OF_THE_FACTS = /^(Conversion|Invalid Input|Out of Range|Invalid|Type|Mismatch Type)\b[\w ]*Error/;

/** A message of DuckDB: the kind of error, then what may quote the offending value. */
const KIND_AND_REST = /^([A-Z][\w ]*Error):/;

export const isOfTheFacts = (error: unknown): boolean => OF_THE_FACTS.test(messageOf(error));

/** What went wrong, without anything that a fact may hold. */
export function withoutData(error: unknown): string {
  const message = messageOf(error);
  return KIND_AND_REST.exec(message)?.[1] ?? message;
}

const messageOf = (error: unknown): string =>
  String((error as { readonly message?: unknown } | null)?.message ?? error);
