import type { organisationFacts } from '#pathway/organisation/organisation.facts';
import type { FactOf } from '#pathway/fact';
import { isoOf } from '../calendar.js';

export type OrganisationFact = FactOf<typeof organisationFacts>;

/** A fact of an organisation on the day it took effect. */
export interface OrganisationDraft {
  readonly organisation: string;
  readonly day: number;
  readonly fact: OrganisationFact;
}

type FieldsOf<T extends OrganisationFact['type']> = Omit<
  Extract<OrganisationFact, { type: T }>,
  'type' | 'effectiveOn'
>;

/** What became true of an organisation on a day. */
export function become<T extends OrganisationFact['type']>(
  organisation: string,
  day: number,
  type: T,
  fields: FieldsOf<T>,
): OrganisationDraft {
  const fact = { type, effectiveOn: isoOf(day), ...fields } as unknown as OrganisationFact;
  return { organisation, day, fact };
}

/** `synthetic-school-0001`. */
export const syntheticId = (kind: string, number: number, digits: number): string =>
  `synthetic-${kind}-${String(number).padStart(digits, '0')}`;
