import { transformSync } from 'amaro';
import { ProjectionRefused, type Task } from './projection-file.js';

/** The first module that was asked for, if one was. */
export interface Imported {
  readonly name: string | undefined;
}

/** @throws ProjectionRefused something was imported */
export function refuseImported({ name }: Pick<Task, 'name'>, imported: Imported): void {
  if (imported.name !== undefined)
    throw new ProjectionRefused(
      'NOT_ALLOWED',
      `${name}: It imports ${imported.name}: only types can be imported.`,
    );
}

/**
 * The module as JavaScript.
 *
 * @throws ProjectionRefused it is no TypeScript, or has more in it than types to take away
 */
export function withoutTypes({ name, text }: Task): string {
  try {
    return transformSync(text, { mode: 'strip-only' }).code;
  } catch (error) {
    const reason = String((error as { readonly message?: unknown }).message ?? error).trim();
    throw new ProjectionRefused(
      'FAULT',
      `${name}: This is not TypeScript that only needs its types taken away. ${reason}`,
    );
  }
}

/** The names under which other engines reach for the system. */
const OUTSIDE =
  /'(process|require|module|fetch|XMLHttpRequest|WebSocket|Deno|Bun|Worker|setTimeout|setInterval|std|os|Buffer|__dirname|navigator)' is not defined/;

/** @param told the error as the engine tells it */
export function refusedBy(told: unknown, { name, limits }: Task): ProjectionRefused {
  const { name: kind = 'Error', message = String(told), stack = '' } = (told ?? {}) as Partial<Error>;
  if (message === 'interrupted')
    return new ProjectionRefused('TOO_LONG', `${name}: It ran for more than ${limits.seconds} s.`);
  if (message === 'out of memory')
    return new ProjectionRefused('TOO_MUCH_MEMORY', `${name}: It needs more than ${limits.megabytes} MB.`);
  const outside = OUTSIDE.exec(message)?.[1];
  if (outside !== undefined)
    return new ProjectionRefused(
      'NOT_ALLOWED',
      `${name}: It reaches for ${outside}: there is nothing outside.`,
    );
  const [where] = stack.split('\n').filter((line) => line.includes(name));
  return new ProjectionRefused('FAULT', `${name}: ${kind}: ${message}${where ? ` (${where.trim()})` : ''}`);
}
