import { npqs } from '#pathway/vocabulary/npqs';
import { codeMeantBy } from '#pathway/vocabulary/vocabulary';
import type { ValueReader } from '../../format/value.js';
import { shown } from '../../values/value.js';

/** What NPQ registration tells of a participant, in files of several kinds, is told by one source. */
export const NPQ_REGISTRATION = 'npq-registration';

/** Reads a qualification by its code, its identifier, or its name with the code in brackets. */
export const npqOf: ValueReader = (text) => {
  const inBrackets = /\((\w+)\)\s*$/.exec(text)?.[1] ?? '';
  const code = codeMeantBy(npqs, text) ?? codeMeantBy(npqs, inBrackets);
  return code
    ? { value: code }
    : {
        problem: `${shown(text)} is no national professional qualification.`,
        mend: 'Write its identifier, like npq-headship, or its short code, like NPQH.',
      };
};
