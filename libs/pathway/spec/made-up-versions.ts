import type { Version, Versions } from '../src/upcast.js';

/** Versions of made-up types of facts. */
export const versionsOf = (made: Readonly<Record<string, Version>>): Versions =>
  new Map(Object.entries(made));
