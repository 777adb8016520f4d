import type { Described, Field } from '../field.js';
import type { FactOf } from '../fact.js';
import { date, listOf, oneOf, optional, personal, text } from '../field.js';

const matching = (holds: string, pattern: RegExp): Field<string> => ({
  holds,
  accepts: (value): value is string => typeof value === 'string' && pattern.test(value),
});

/** Given to every teacher by DfE. It tells them from all others, so it is personal. */
const trn = matching('a teacher reference number, seven digits', /^\d{7}$/);
const email = matching('an email address', /^[^\s@]{1,128}@[^\s@]{1,128}$/u);
const nationalInsuranceNumber = matching('a national insurance number', /^[A-Z]{2}\d{6}[A-D]?$/);

/** Who a teacher is, in the order in which it is shown. */
const details = {
  givenNames: optional(personal(text)),
  familyName: optional(personal(text)),
  formerFamilyName: optional(personal(text)),
  dateOfBirth: optional(personal(date)),
  trn: optional(personal(trn)),
  email: optional(personal(email)),
  nationalInsuranceNumber: optional(personal(nationalInsuranceNumber)),
} as const;

export type DetailName = keyof typeof details;

export const detailNames = Object.keys(details) as readonly DetailName[];

/** Details as somebody can read them. */
export type Details = { readonly [name in DetailName]?: string };

/** What a detail holds when it is open: what may be sealed as it. */
export const openField = (name: DetailName): Field<string> => details[name].open!;

/** The facts that tell who a teacher is. Each detail is sealed in the event itself under the teacher's own key. */
export const detailsFacts = {
  /** Of several that tell the same detail the one recorded last holds. */
  PersonalDetailsReported: {
    ...details,
    /** Details that were told before and are wrong or gone, and nothing takes their place. */
    noLonger: optional(listOf(oneOf(...detailNames))),
  },
} as const;

export type DetailsFact = FactOf<typeof detailsFacts>;
export type SealedDetails = Described<typeof details>;
