import { closest } from 'fastest-levenshtein';
import { readBirthYear } from '../values/birth.js';
import { readDay } from '../values/calendar-day.js';
import { readInstant } from '../values/instant.js';
import { shown, type Reading } from '../values/value.js';
import { readId, readWords } from '../values/words.js';
import type { Column } from './columns.js';
import { kinds } from './kinds.js';
import { planFor } from './plans.js';

/** How each column is read. What may point to a person is never repeated in a problem: only times and kinds are. */
export const readers: Readonly<Record<Column, (text: string) => Reading>> = {
  event_id: readId,
  teacher_id: readId,
  kind: readKind,
  occurred_on: readDay,
  recorded_at: readInstant,
  route: readWords,
  role: readWords,
  school_id: readId,
  post_id: readId,
  reason: readWords,
  qualification: readWords,
  assignment: readWords,
  refers_to: readId,
  sex: readWords,
  birth_year: readBirthYear,
};

/** Longer words are surely no kind, and comparing them would take long. */
const MOST_COMPARED = 100;

function readKind(text: string): Reading {
  if (planFor(text)) return { value: text };
  const words = Object.keys(kinds);
  return {
    problem: `${shown(text)} is no kind of event.`,
    mend: `Did you mean "${closest(text.slice(0, MOST_COMPARED), words)}"? The kinds are: ${words.join(', ')}.`,
  };
}
