/** A list as an object. */
export const keyed = <T, V>(list: readonly T[], key: (item: T) => string | number, value: (item: T) => V) =>
  Object.fromEntries(list.map((item) => [key(item), value(item)]));
