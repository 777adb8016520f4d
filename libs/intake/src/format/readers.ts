import { codeMeantBy, type Vocabulary } from '#pathway/vocabulary/vocabulary';
import { readWords } from '../values/words.js';
import { shown } from '../values/value.js';
import type { ValueReader } from './value.js';

/** Reads a code of a list by its code, label or other names; other words stay as the source wrote them. */
export const codeOf =
  (vocabulary: Vocabulary): ValueReader =>
  (text) => {
    const words = readWords(text);
    return 'problem' in words ? words : { value: codeMeantBy(vocabulary, text) ?? words.value };
  };

/** Reads several codes of a list, separated as the source does. */
export const codesOf =
  (vocabulary: Vocabulary, separator: RegExp): ValueReader =>
  (text) => {
    const words = readWords(text);
    if ('problem' in words) return words;
    const each = text.split(separator).map((part) => part.trim());
    return { value: each.filter(Boolean).map((part) => codeMeantBy(vocabulary, part) ?? part) };
  };

/** Reads one of a few words, letter case aside; those that stand for nothing are given undefined. */
export const oneOfWords =
  <T extends string | number | boolean>(words: Readonly<Record<string, T | undefined>>): ValueReader =>
  (text) => {
    const found = Object.entries(words).find(([word]) => word.toLowerCase() === text.toLowerCase());
    return found
      ? { value: found[1] }
      : {
          problem: `${shown(text)} is none of the words that this format knows here.`,
          mend: `Write one of: ${Object.keys(words).join(', ')}.`,
        };
  };

/** Reads a number, with a point. */
export const numberFrom =
  (least: number, most: number): ValueReader =>
  (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? { value }
      : {
          problem: `${shown(text)} is no number from ${least} to ${most}.`,
          mend: 'Write it in digits, with a point.',
        };
  };

/** Reads several values, each as another reader does. */
export const listOf =
  (reads: ValueReader, separator: RegExp): ValueReader =>
  (text) => {
    const readings = text.split(separator).filter(Boolean).map(reads);
    const wrong = readings.find((reading) => 'problem' in reading);
    return (
      wrong ?? {
        value: readings.flatMap((reading) => ('value' in reading ? String(reading.value ?? '') : [])),
      }
    );
  };
