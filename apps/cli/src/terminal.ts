/** What a command may use of the world. Data goes to `stdout`, words and progress to `stderr`. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Whether progress is shown: somebody looks, at a screen on which a line can be written again. */
export const isWatched = ({ stderr, env }: Pick<Terminal, 'stderr' | 'env'>): boolean =>
  stderr.isTTY === true && env['TERM'] !== 'dumb';

/** What files and services say is their own: nothing in it may move a terminal, or hide what follows. */
export const printable = (text: string): string => text.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '?');
