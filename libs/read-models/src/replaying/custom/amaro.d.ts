/** The package brings no types. */
declare module 'amaro' {
  /** @throws an error whose message tells what is no TypeScript, or cannot be run by taking types away */
  export function transformSync(
    source: string,
    options: { readonly mode: 'strip-only' },
  ): { readonly code: string };
}
