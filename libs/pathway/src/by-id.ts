/**
 * What a record holds under an id. Ids are given by others, so one that every object answers to, such as
 * "constructor", must not find what nobody recorded.
 */
export const heldUnder = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
