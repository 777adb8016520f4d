import type { Problem } from '../csv/problem.js';

/** An object as it was written on a line: of whatever fields. */
export type Told = Readonly<Record<string, unknown>>;

/** No fact holds more in one another. Whatever copies or writes it would run out of stack some thousands deep. */
const DEEPEST = 20;

const NO_OBJECT: Problem = {
  problem: 'This is no JSON object.',
  mend: 'Write the fact as one object on one line, in place of this.',
};
const TOO_DEEP: Problem = {
  problem: `There are more than ${DEEPEST} lists or objects in one another.`,
  mend: 'No fact has so many: write one fact to a line.',
};
const TOLD_TWICE: Problem = {
  problem: 'A field is there twice, so that nobody can say which of the two is meant.',
  mend: 'Keep the one that is right.',
};
const TOO_PRECISE: Problem = {
  problem: 'There is a number larger than can be told exactly.',
  mend: 'Write an id within quotation marks; correct any other number.',
};

/** The object on a line, or what is wrong with it. Where JSON leaves open what is meant, it is refused. */
export function objectIn(text: string): { readonly object: Told } | { readonly problem: Problem } {
  if (depthOf(text) > DEEPEST) return { problem: TOO_DEEP };
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    return { problem: NO_OBJECT };
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return { problem: NO_OBJECT };
  const seen = { fields: 0, isExact: true };
  look(object, seen);
  if (!seen.isExact) return { problem: TOO_PRECISE };
  if (isToldTwice(text, seen.fields)) return { problem: TOLD_TWICE };
  return { object: object as Told };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Told before it is read: a bracket within a text counts for nothing. */
function depthOf(text: string): number {
  if (countOf(text, '[') + countOf(text, '{') <= DEEPEST) return 0;
  let [depth, deepest] = [0, 0];
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isText = !isText;
    else if (isText) at += code === BACKSLASH ? 1 : 0;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) deepest = Math.max(deepest, (depth += 1));
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return deepest;
}

const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

/** Counts the fields in an object and in those that it holds, and looks whether its numbers are what was written. */
function look(value: unknown, seen: { fields: number; isExact: boolean }): void {
  if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) seen.isExact = false;
  if (typeof value !== 'object' || value === null) return;
  const held = Object.values(value);
  if (!Array.isArray(value)) seen.fields += held.length;
  for (const each of held) look(each, seen);
}

/** A text of JSON with what follows it, if that is the colon that makes it the name of a field. */
const NAMED = /"(?:[^"\\]|\\.)*"(\s*:)?/gs;

/** Whether more fields were written than there are. Where the names can be counted by their ends, they are not sought. */
function isToldTwice(text: string, fields: number): boolean {
  if (!text.includes('\\') && !/"\s+:/.test(text) && countOf(text, '":') === fields) return false;
  let written = 0;
  for (const [, colon] of text.matchAll(NAMED)) if (colon) written += 1;
  return written !== fields;
}
