import { LONGEST_ID, LONGEST_TEXT } from '#pathway/field';
import type { Reading } from './value.js';

/** Most values are like this, and it is told at once. */
const PLAIN = /^[\x20-\x7e]{0,200}$/;

/** What a decoder puts where bytes were no text. */
const NOT_TEXT = '\uFFFD';

/** Reads free text: what a source wrote in its own words. */
export function readWords(text: string): Reading {
  if (PLAIN.test(text)) return { value: text };
  if (text.length > LONGEST_TEXT)
    return {
      problem: `The value is ${text.length} characters long.`,
      mend: `Shorten it to ${LONGEST_TEXT}.`,
    };
  if (text.includes(NOT_TEXT))
    return {
      problem: 'The value holds bytes that are not UTF-8 text.',
      mend: 'Save the file as "CSV UTF-8".',
    };
  if (/\p{Surrogate}/u.test(text))
    return { problem: 'The value holds half of a character.', mend: 'Type the value anew.' };
  if (/(?![\t\n])\p{Cc}/u.test(text))
    return { problem: 'The value holds an invisible control character.', mend: 'Type the value anew.' };
  return { value: text };
}

/** Reads an identifier or a keyword: short, on one line, with nothing invisible that would make two of one. */
export function readId(text: string): Reading {
  if (PLAIN.test(text)) return { value: text };
  const words = readWords(text);
  if ('problem' in words) return words;
  if (text.length > LONGEST_ID)
    return {
      problem: `The value is ${text.length} characters long.`,
      mend: `Shorten it to ${LONGEST_ID}.`,
    };
  if (/[\p{Cc}\p{Cf}]/u.test(text))
    return {
      problem: 'The value holds an invisible character or a line break.',
      mend: 'Type the value anew.',
    };
  return { value: text };
}
