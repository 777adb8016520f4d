import { storedTables, tablesNamedIn } from '../derive/derivations.js';

/** A question reads stored tables that are made only when they are asked for: to be made, and asked again. */
export class NotMade extends Error {
  override readonly name = 'NotMade';
  constructor(readonly tables: readonly string[]) {
    super(`Not made yet: ${tables.join(', ')}.`);
  }
}

/** As the database says that there is no such table. */
const MISSING = /^Catalog Error: Table with name (\w+) does not exist/;

/** Runs work on the database; what it finds missing can be made. @throws NotMade */
export async function orNotMade<T>(work: Promise<T>, sql = ''): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const missing = MISSING.exec(String((error as { readonly message?: unknown }).message))?.[1];
    if (missing === undefined || !storedTables.has(missing)) throw error;
    throw new NotMade([missing, ...tablesNamedIn(sql)]);
  }
}

/** So often in a row something made may be outdated before the question could read it. */
const MOST_ATTEMPTS = 20;

/** Asks until nothing is missing. A question only reads, so it can be put again, from its start. */
export async function untilMade<T>(
  ask: () => Promise<T>,
  make: (tables: readonly string[]) => Promise<void>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NotMade) || attempt === MOST_ATTEMPTS) throw error;
      await make(error.tables);
    }
  }
}
