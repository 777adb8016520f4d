/**
 * What our streams are called on the server: the prefix, then the name in plain ASCII, so that no server, page or
 * projection can take any part of it for something else. Ids of letters, digits and hyphens stay as they are.
 */
export const streamNames = (prefix: string) => ({
  prefix,
  onServer: (stream: string): string => `${prefix}${encodeURIComponent(stream)}`,
  isOurs: (name: string): boolean => name.startsWith(prefix),
  ours: (name: string): string => decodeURIComponent(name.slice(prefix.length)),
});

export type StreamNames = ReturnType<typeof streamNames>;
