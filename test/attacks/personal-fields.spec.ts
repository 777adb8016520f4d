import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isObjectType } from 'graphql';
import { catalogue } from '#pathway/catalogue';
import type { Field, Fields } from '#pathway/field';
import { detailNames } from '#pathway/personal/details.facts';

describe('A18', () => {
  /** Names of fields of facts that hold free text or an identifier and were decided not to tell who somebody is. */
  const decided = new Set(
    (
      'note reason focus title goals goalsMet backfill nextStep scheme fingerprint factIds factId teacher into mentor coach supervisor assessor ' +
      'executiveLeader school employer provider organisation trust alliance cluster successor appropriateBody deliveryPartner partnership ' +
      'employingSchool homeSchool awardedBy designatedBy accreditedProvider leadSchool name urn groupId providerCode ukprn localAuthority ' +
      'module workshop strand intake specialism post fromPost enrolment placement assignment designation establishmentNumber'
    ).split(' '),
  );
  const isFree = ({ holds, vocabulary, open }: Field<unknown>): boolean =>
    !vocabulary && !open && /^(a list, each )?(text|an identifier)$/.test(holds);
  const undecidedIn = (fields: Fields): readonly string[] =>
    Object.entries(fields).flatMap(([name, field]) => [
      ...(isFree(field) && !decided.has(name) ? [name] : []),
      ...undecidedIn(field.items ?? {}),
    ]);

  it('a field of a fact that could tell who somebody is is marked as personal, or somebody decided that it does not', () => {
    expect(Object.values(catalogue).flatMap(undecidedIn)).toEqual([]);
    expect(undecidedIn({ address: { holds: 'text', accepts: (_value): _value is unknown => true } })).toEqual(
      ['address'],
    );
  });

  it('no type of an answer but the one of personal details has a field that is marked', () => {
    const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const holding = types.filter((type) => detailNames.some((name) => name in type.getFields()));
    expect(holding.map(({ name }) => name)).toEqual(['PersonalDetailsAnswer']);
    const [answer] = holding;
    expect(Object.keys(answer!.getFields())).toEqual(expect.arrayContaining([...detailNames]));
  });
});
