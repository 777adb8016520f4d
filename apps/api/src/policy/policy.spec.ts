import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { GraphQLField, GraphQLObjectType, OperationDefinitionNode } from 'graphql';
import { buildSchema, getNamedType, isObjectType, parse } from 'graphql';
import { roles } from '../sign-in/principal.js';
import { can, canDo, profileOf } from './ability.js';
import { kindByField, kindsAskedIn } from './fields.js';
import { type ClosedKind, decisions } from './kinds.js';
import { kindByOperation } from './operations.js';
import { scopeOf } from './scope-of.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
const operations = roots.flatMap((root) =>
  Object.keys(root.getFields()).map((name) => `${root.name}.${name}`),
);

const as = (role: (typeof roles)[number]) => ({
  ...{ role, subject: 'synthetic-somebody', organisations: [], purpose: 'a test' },
});

describe('the tables', () => {
  it('have a row for every operation of the schema: one that nobody decided on would be for nobody', () => {
    expect(operations.filter((operation) => !kindByOperation.has(operation))).toEqual([]);
  });

  it('have no row for what is not there', () => {
    const rows = [...kindByOperation.keys()].filter((name) => name.includes('.'));
    expect(rows.filter((row) => !operations.includes(row))).toEqual([]);
    const fields = [...kindByField.keys()].map((row) => row.split('.') as [string, string]);
    const isThere = ([type, field]: [string, string]): boolean =>
      (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field] !== undefined;
    expect(fields.filter((row) => !isThere(row))).toEqual([]);
  });

  it('put every mutation of a teacher and of an organisation under what it records', () => {
    for (const { name, args } of Object.values(schema.getMutationType()!.getFields())) {
      const input = getNamedType(args[0]?.type) as GraphQLObjectType | undefined;
      const fields = Object.keys(input?.getFields() ?? {});
      const kind = kindByOperation.get(`Mutation.${name}`);
      if (fields.includes('teacherId'))
        expect(['recording teacher', 'identity', 'subject rights']).toContain(kind);
      else if (fields.includes('organisationId'))
        expect([name, kind]).toEqual([name, 'recording organisation']);
      else expect([name, kind]).toEqual([name, 'operations']);
    }
  });
});

/** Fields that hold ids of schools and other bodies, or of what they have; any other id may be that of a person. */
const OF_BODIES = new Set(
  ['alliance', 'cluster', 'from', 'hub', 'organisation', 'school', 'schools', 'to', 'trust'].sort(),
);

describe('an answer of many', () => {
  it('names nobody but below the fields that are of the kind people', () => {
    const named = [...kindByOperation]
      .filter(([name, kind]) => kind === 'figures' && name.startsWith('Query.'))
      .flatMap(([name]) => idsBelow(schema.getQueryType()!.getFields()[name.slice('Query.'.length)]!, []));
    expect(named).toEqual([]);
  });
});

function idsBelow(field: GraphQLField<unknown, unknown>, path: readonly string[]): readonly string[] {
  const type = getNamedType(field.type);
  const here = [...path, field.name];
  if (type.name === 'ID' || type.name === 'JSONObject')
    return OF_BODIES.has(field.name) || path.at(-1) === 'basis' ? [] : [here.join('.')];
  if (!isObjectType(type) || path.length > 8) return [];
  return Object.values(type.getFields())
    .filter(({ name }) => !kindByField.has(`${type.name}.${name}`))
    .flatMap((below) => idsBelow(below, here));
}

describe('the policy', () => {
  it('lets nobody do what is in no table', () => {
    expect(roles.filter((role) => can(as(role), 'Query.thatCameLater'))).toEqual([]);
    expect(can({ ...as('data_officer'), role: 'admin' as 'data_officer' }, 'Query.headcount')).toBe(false);
  });

  it('allows to each role what the decision table names it for, and nothing else', () => {
    for (const kind of Object.keys(decisions) as ClosedKind[])
      expect(roles.filter((role) => canDo(as(role), kind))).toEqual(
        roles.filter((role) => decisions[kind].includes(role)),
      );
  });

  it('has somebody for everything, and an operator sees no figures, no people and no records', () => {
    expect(Object.entries(decisions).filter(([, allowed]) => allowed.length === 0)).toEqual([]);
    const ofOperator = Object.keys(decisions).filter((kind) => canDo(as('operator'), kind as ClosedKind));
    expect(ofOperator).toEqual(['door', 'reference', 'operations']);
    expect(roles.filter((role) => profileOf(as(role)) === null)).toEqual(['operator']);
  });
});

describe('whom somebody sees', () => {
  it('is everybody only for data officers and researchers', () => {
    expect(roles.filter((role) => scopeOf(as(role)) === 'EVERYONE')).toEqual(['researcher', 'data_officer']);
  });

  it('is those of their organisations, and for an operator nobody whatever the sign-in names', () => {
    const organisations = ['synthetic-one'];
    for (const role of ['school', 'trust_planner', 'tsa_lead'] as const) {
      expect(scopeOf({ ...as(role), organisations })).toEqual({ organisations });
      expect(scopeOf(as(role))).toEqual({ organisations: [] });
    }
    expect(scopeOf({ ...as('operator'), organisations })).toEqual({ organisations: [] });
  });
});

describe('the kinds that a question asks for', () => {
  it.each([
    ['the figures alone', '{ npqs { counts { count } } }', []],
    ['a list beside them', '{ npqs { holdings { totalCount } } }', ['people']],
    ['by another name', '{ a: npqs { b: holdings { totalCount } } }', ['people']],
    ['in a fragment', '{ npqs { ...F } } fragment F on Npqs { holdings { totalCount } }', ['people']],
    ['in one within another', '{ npqs { ... on Npqs { ... { holdings { totalCount } } } } }', ['people']],
    ['left out by a directive', '{ npqs { holdings @skip(if: true) { totalCount } } }', ['people']],
    ['further down', '{ executiveLeaders { clusters { executiveLeader } } }', ['people']],
  ])('%s', (_what, question, kinds) => {
    const document = parse(question);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const [root] = operation.selectionSet.selections;
    if (root?.kind !== 'Field') throw new Error('No question.');
    const fragments = Object.fromEntries(
      document.definitions.flatMap((each) =>
        each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [],
      ),
    );
    const asked = { schema, fragments, parentType: schema.getQueryType()!, fieldNodes: [root] };
    expect([...kindsAskedIn({ ...asked, fieldName: root.name.value })]).toEqual(kinds);
  });

  it('are found in moments where fragments spread fragments many times over', () => {
    const spread = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Npqs { ...F${n + 1} ...F${n + 1} }`,
    ).join(' ');
    const document = parse(`{ npqs { ...F0 } } ${spread} fragment F40 on Npqs { holdings { totalCount } }`);
    const fragments = Object.fromEntries(
      document.definitions.flatMap((each) =>
        each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [],
      ),
    );
    const [root] = (document.definitions[0] as OperationDefinitionNode).selectionSet.selections;
    if (root?.kind !== 'Field') throw new Error('No question.');
    const asked = { schema, fragments, parentType: schema.getQueryType()!, fieldNodes: [root] };
    expect([...kindsAskedIn({ ...asked, fieldName: 'npqs' })]).toEqual(['people']);
  });
});
