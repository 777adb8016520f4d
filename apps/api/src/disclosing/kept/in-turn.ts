/** Does what is to be done for one reader one after another, and for several at once. */
export type InTurn = <T>(reader: string, work: () => Promise<T>) => Promise<T>;

export function inTurn(): InTurn {
  const lasts = new Map<string, Promise<unknown>>();
  return async (reader, work) => {
    const before = lasts.get(reader);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return work();
    })();
    lasts.set(reader, mine);
    try {
      return await mine;
    } finally {
      if (lasts.get(reader) === mine) lasts.delete(reader);
    }
  };
}
