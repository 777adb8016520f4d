import type { Reading } from './value.js';

/** An identifier of a person is never repeated in a problem. */

/** Spreadsheets are kept from taking digits for a number by a mark before or around them. */
const bare = (text: string): string => text.replace(/^['"=]+|['"]+$/g, '');

/** Reads a teacher reference number: seven digits. */
export function readTrn(text: string): Reading {
  const trn = bare(text);
  return /^\d{7}$/.test(trn) ? { value: trn } : NO_TRN;
}

/** Reads a teacher reference number as pension records have it: an eighth digit tells the sex and is left out. */
export function readTrnOfPensions(text: string): Reading {
  const trn = bare(text);
  return /^\d{7}[12]?$/.test(trn) ? { value: trn.slice(0, 7) } : NO_TRN;
}

const NO_TRN = {
  problem: 'This is no teacher reference number.',
  mend: 'It has seven digits, a slash left out; a spreadsheet may have taken zeros from its beginning.',
};

/** Reads the id that HESA gives a student: 13 or 17 digits. */
export function readHesaId(text: string): Reading {
  const id = bare(text);
  return /^(\d{13}|\d{17})$/.test(id)
    ? { value: id }
    : { problem: 'This is no HESA id.', mend: 'It has 13 or 17 digits; a spreadsheet may have rounded it.' };
}

/** Reads a number of so many digits, such as that of an authority; zeros may have been lost from its beginning. */
export const readNumberOf =
  (digits: number) =>
  (text: string): Reading =>
    /^\d+$/.test(text) && text.length <= digits
      ? { value: text.padStart(digits, '0') }
      : { problem: `This is no number of up to ${digits} digits.`, mend: 'Write it as the source does.' };

/** Numbers that stand for no school, or one outside England and Wales. */
const NO_SCHOOL = /^9000[0-3]0$/;

/** Reads the unique reference number of a school: six digits. Undefined: no school. */
export function readUrn(text: string): Reading | { readonly value: undefined } {
  if (NO_SCHOOL.test(text)) return { value: undefined };
  return /^\d{6}$/.test(text)
    ? { value: text }
    : { problem: 'This is no unique reference number of a school.', mend: 'It has six digits.' };
}
