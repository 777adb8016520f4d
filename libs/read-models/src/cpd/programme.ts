import type { CpdProgramme } from '#pathway/vocabulary/cpd-programmes';
import { cpdProgrammes } from '#pathway/vocabulary/cpd-programmes';
import { termOf } from '#pathway/vocabulary/vocabulary';
import { ImpossibleQuestion } from '../answer.js';

/** @throws ImpossibleQuestion the list has no such programme; the message names those there are */
export function programmeOf(code: string): CpdProgramme {
  const programme = termOf(cpdProgrammes, code);
  if (programme === undefined)
    throw new ImpossibleQuestion(
      `There is no such programme. There are: ${cpdProgrammes.terms.map((term) => term.code).join(', ')}.`,
    );
  return programme;
}
