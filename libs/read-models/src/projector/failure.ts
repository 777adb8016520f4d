/** Errors that the facts themselves cause. Others (no room, no memory) would come with any facts. */
const OF_THE_FACTS = /^(Conversion|Invalid Input|Out of Range|Invalid|Type|Mismatch Type)\b[\w ]*Error/;

/** Errors of our own statements: they would come again with every attempt. */
const OF_OUR_MAKING = /^(Binder|Catalog|Parser|Not implemented)\b[\w ]*Error/;

/** After these the open database refuses everything, and the file must be opened anew. */
const BEYOND_USE = /^(FATAL|INTERNAL) Error|database has been invalidated|Corrupt database file/;

/** A message of DuckDB: the kind of error, then what may quote the offending value. */
const KIND_AND_REST = /^([A-Z][\w ]*Error):/;

export const isOfTheFacts = (error: unknown): boolean => OF_THE_FACTS.test(messageOf(error));

/** The same goes for what is not of the log any more: opened anew, the log is asked of it, and another is built. */
export const isBeyondUse = (error: unknown): boolean =>
  BEYOND_USE.test(messageOf(error)) || nameOf(error) === 'UnknownPosition';

/** Whether trying again can't help. By its name: an error may come from another realm. */
export const isDefect = (error: unknown): boolean =>
  OF_OUR_MAKING.test(messageOf(error)) || ['TypeError', 'RangeError', 'Defect'].includes(nameOf(error));

/** Something that cannot be, and that no later attempt will mend. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** What went wrong, without anything that a fact may hold. */
export function withoutData(error: unknown): string {
  const message = messageOf(error);
  if (message.includes('No space left on device')) return 'There is no room left on the disk.';
  return KIND_AND_REST.exec(message)?.[1] ?? message;
}

const nameOf = (error: unknown): string => String((error as { readonly name?: unknown } | null)?.name);

const messageOf = (error: unknown): string =>
  String((error as { readonly message?: unknown } | null)?.message ?? error);
