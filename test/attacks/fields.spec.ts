import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLField, GraphQLInputType, GraphQLObjectType } from 'graphql';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { detailNames } from '#pathway/personal/details.facts';
import { kindByOperation } from '../../apps/api/src/policy/operations.js';
import type { Asking } from '../as-whom.js';
import { leastCall } from '../least-call.js';
import { ALLIANCE, atS1, atS2, atS3, cameToS1, S1, S3, twoTrusts, type TwoTrusts } from './two-trusts.js';

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));

let world: TwoTrusts;
let school: Asking;
beforeAll(async () => {
  world = await twoTrusts();
  school = await world.as('school', S1);
});
afterAll(() => world.api.stop());

/** What a person is known by: as the catalogue marks it, and as others call it. */
const PERSONAL = new RegExp(
  `^(${[...detailNames, 'firstName', 'lastName', 'surname', 'niNumber', 'address', 'phone'].join('|')})$`,
  'i',
);

const TELLING: ReadonlySet<unknown> = new Set(['personal details', 'subject rights']);
const questions = [schema.getQueryType()!, schema.getSubscriptionType()!].flatMap((root) =>
  Object.values(root.getFields()).map((field) => ({ name: `${root.name}.${field.name}`, field })),
);

describe('A15: what a person is known by', () => {
  it('is no field of an answer but to the questions that are for it alone', () => {
    const others = questions.filter(({ name }) => !TELLING.has(kindByOperation.get(name)));
    expect(others.length).toBeGreaterThan(50);
    const told = others.flatMap(({ name, field }) =>
      [...namesBelow(field)].map((below) => `${name} ${below}`),
    );
    expect(told.filter((path) => PERSONAL.test(path.split(' ')[1]!))).toEqual([]);
  });

  it('is refused to a lead of an alliance and to a researcher, and in no answer of theirs', async () => {
    for (const role of ['tsa_lead', 'researcher'] as const) {
      const who = await world.as(role, ALLIANCE);
      for (const { name, field } of questions.filter(({ name }) => TELLING.has(kindByOperation.get(name)))) {
        const { query, variables } = leastCall(schema, name, { teacherId: atS1, teacher: atS1 });
        const { body } = await who.post(
          query.replace(/\{ __typename \} \}$/, `${selectionOf(field, 3)} }`),
          variables,
        );
        expect([name, body.errors?.[0]?.extensions?.['code']]).toEqual([name, 'FORBIDDEN']);
        expect(body.data ?? null).toBeNull();
      }
    }
  });
});

describe('A5: a filter or an order as an oracle', () => {
  it('there is none by what a person is known by', () => {
    const named = questions.flatMap(({ field }) =>
      field.args.flatMap(({ name, type }) => [name, ...inputNames(type)]),
    );
    expect(named.filter((name) => PERSONAL.test(name) || /(where|filter|orderBy|sort)$/i.test(name))).toEqual(
      [],
    );
  });

  it('a question about a teacher elsewhere is answered as about one who is not there', async () => {
    const question = `query ($teacher: ID!) {
      whatIf(asOf: "2024-09-01", placements: [{ teacher: $teacher, employer: "${S1}", role: "headteacher", startOn: "2024-01-01" }]) {
        basis { n }
      }
    }`;
    const answer = (teacher: string) => school.post(question, { teacher });
    expect(await answer(atS3)).toEqual(await answer('synthetic-nobody'));
    expect((await answer(atS1)).body.errors).toBeUndefined();
  });
});

describe('A16: more keys than an input has', () => {
  const LEAVE = `mutation ($input: LeaveTeachingInput!) { leaveTeaching(input: $input) { __typename } }`;
  const input = { commandId: 'synthetic-more', teacherId: atS1, effectiveOn: '2024-09-01' };

  it.each(['role', 'schoolId', 'organisations', '__proto__', 'constructor', 'prototype'])(
    '%s',
    async (key) => {
      const more = JSON.parse(`{"${key}": {"polluted": true}}`) as object;
      const body = Object.defineProperty({ ...input }, key, {
        value: Object.values(more)[0],
        enumerable: true,
      });
      const { body: answer } = await school.post(LEAVE, { input: body });
      expect(answer.errors?.[0]?.extensions?.['code']).toMatch(/^BAD_(USER_INPUT|REQUEST)$/);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('nor does a correction take a field by such a name', async () => {
    const officer = await world.as('data_officer');
    const question = `mutation ($input: CorrectFactInput!) { correctFact(input: $input) { __typename } }`;
    const changes = JSON.parse('{"__proto__": {"polluted": true}}') as object;
    const said = { ...input, factId: 'synthetic-fact', reason: 'a test', changes };
    expect(await officer.codeOf(question, { input: said })).toMatch(/^BAD_(USER_INPUT|REQUEST)$/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('A17: through any other door', () => {
  it('no answer to a school, its errors included, names a teacher elsewhere', async () => {
    const asked: string[] = [];
    for (const field of Object.values(schema.getQueryType()!.getFields())) {
      const better = { cohort: '2019/20', role: 'deputy_headteacher', teacher: atS1, teacherId: atS1 };
      const wanted = field.name === 'events' ? better : { ...better, teacher: undefined };
      const { query, variables } = leastCall(schema, `Query.${field.name}`, wanted);
      const whole = query.replace(/\{ __typename \} \}$/, `${selectionOf(field, 4)} }`);
      const text = JSON.stringify(await school.post(whole, variables));
      for (const id of [atS2, atS3]) expect([field.name, text.includes(id)]).toEqual([field.name, false]);
      if (text.includes(atS1) || text.includes(cameToS1)) asked.push(field.name);
    }
    // That of its own is told shows that the questions were such as tell of people.
    expect(asked).toEqual(expect.arrayContaining(['cohortMembers', 'events', 'timeline']));
  }, 120_000);

  it('nor does a name that somebody gives to a field', async () => {
    const { body } = await school.post(
      `{ ${'x'.repeat(40)}: timeline(teacherId: "${atS3}") { __typename } }`,
    );
    expect(JSON.stringify(body)).not.toContain(S3);
  });
});

/** The names of all fields below one, however deep. */
function namesBelow(field: GraphQLField<unknown, unknown>, seen = new Set<string>()): ReadonlySet<string> {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return seen;
  for (const below of Object.values(type.getFields())) {
    if (seen.has(`${type.name}.${below.name}`)) continue;
    seen.add(`${type.name}.${below.name}`).add(below.name);
    namesBelow(below, seen);
  }
  return seen;
}

function inputNames(type: GraphQLInputType): readonly string[] {
  const named = getNamedType(type);
  return isInputObjectType(named) ? Object.keys(named.getFields()) : [];
}

/** All that can be asked below a field without giving arguments. */
function selectionOf(field: GraphQLField<unknown, unknown>, levels: number): string {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const below = Object.values(type.getFields())
    .filter(
      ({ args }) => !args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined),
    )
    .flatMap((each) => {
      const of = getNamedType(each.type);
      if (isLeafType(of)) return [each.name];
      return levels > 0 && isObjectType(of) ? [`${each.name} ${selectionOf(each, levels - 1)}`] : [];
    });
  return `{ ${below.length === 0 ? '__typename' : below.join(' ')} }`;
}
