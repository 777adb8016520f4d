/** Name and place of an error without its message, which may hold what it was working on. */
export function originOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an error that is no Error';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [error.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' ');
}
