import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { detailNames } from '#pathway/personal/details.facts';
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

describe('A15: what a person is known by', () => {
  it('is a field of one answer alone, which is for the employer and data officers, so that no other role can ask for it', async () => {
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((name) => [type.name, name] as const));
    const personal = fields.filter(([, name]) => PERSONAL.test(name));
    expect(new Set(personal.map(([type]) => type))).toEqual(new Set(['PersonalDetailsAnswer']));
    for (const role of ['tsa_lead', 'researcher'] as const)
      for (const name of detailNames)
        expect(
          await (
            await world.as(role, ALLIANCE)
          ).codeOf(`{ cohortMembers(cohort: "x") { members { ${name} } } }`),
        ).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('A5: a filter or an order as an oracle', () => {
  it('there is none by what a person is known by', () => {
    // Who rectifies details says the right ones.
    const inputs = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .filter(({ name }) => name !== 'RectifySubjectInput');
    const args = [schema.getQueryType()!, schema.getSubscriptionType()!].flatMap((root) =>
      Object.values(root.getFields()).flatMap((field) => field.args.map(({ name }) => name)),
    );
    const named = [...args, ...inputs.flatMap((input) => Object.keys(input.getFields()))];
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
