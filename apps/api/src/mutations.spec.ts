import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { CommandBus } from '@nestjs/cqrs';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { GraphQLInputField, GraphQLInputObjectType, GraphQLSchema } from 'graphql';
import { getNullableType, isInputObjectType, isNonNullType } from 'graphql';
import { teacherFacts } from '#pathway/catalogue';
import { correctionFacts, correctionVerbs } from '#pathway/correction/correction.facts';
import type { Fields } from '#pathway/field';
import { organisationFacts, organisationVerbs } from '#pathway/organisation/organisation.facts';
import { teacherVerbs } from '#pathway/teacher';
import { mutations } from './mutations.js';
import { RecordOrganisation, RecordTeacher } from './recording/recording.commands.js';

let schema: GraphQLSchema;

beforeAll(async () => {
  const nest = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  schema = await nest.get(GraphQLSchemaFactory).create(mutations, { skipCheck: true });
  await nest.close();
});

interface Saying {
  readonly mutation: string;
  readonly verb: string;
  readonly fact: string;
  readonly fields: Fields;
  /** The field that says whose record it is. */
  readonly whose: 'teacherId' | 'organisationId';
}

const mutationOf = (verb: string): string => verb.charAt(0).toLowerCase() + verb.slice(1);

const sayings: readonly Saying[] = [
  ...Object.entries(teacherVerbs).map(([verb, fact]) => ({
    mutation: mutationOf(verb),
    verb,
    fact,
    fields: teacherFacts[fact],
    whose: 'teacherId' as const,
  })),
  ...Object.entries(organisationVerbs).map(([verb, fact]) => ({
    mutation: mutationOf(verb),
    verb,
    fact,
    fields: organisationFacts[fact],
    whose: 'organisationId' as const,
  })),
  ...Object.entries(correctionVerbs).map(([verb, fact]) => ({
    mutation: mutationOf(verb).replace('Fact', 'OrganisationFact'),
    verb,
    fact,
    fields: correctionFacts[fact],
    whose: 'organisationId' as const,
  })),
];

/** A source may report the end of an NPQ whose start it never reported; a command ends one that is on record. */
const onlyReported: Readonly<Record<string, readonly string[]>> = {
  NpqWithdrawn: ['qualification'],
  NpqPassed: ['qualification'],
  NpqFailed: ['qualification'],
};

const askedFor = ({ fact, fields, whose }: Saying): Readonly<Record<string, 'required' | 'optional'>> => ({
  commandId: 'required',
  effectiveOn: 'required',
  [whose]: 'required',
  ...Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !onlyReported[fact]?.includes(name))
      .map(([name, field]) => [name, field.optional ? 'optional' : 'required']),
  ),
});

const isRequired = ({ type }: GraphQLInputField): boolean => isNonNullType(type);

function inputOf(mutation: string): GraphQLInputObjectType | undefined {
  const input = schema
    .getMutationType()
    ?.getFields()
    [mutation]?.args.find(({ name }) => name === 'input');
  const type = input && isNonNullType(input.type) ? getNullableType(input.type) : undefined;
  return isInputObjectType(type) ? type : undefined;
}

/** A bus that answers with what is put on it. */
const echo = { execute: (command: unknown) => command } as unknown as CommandBus;

/** What a mutation puts on the command bus when it is given an input. */
function saidBy(mutation: string, input: object): unknown {
  const Resolver = mutations.find(({ prototype }) => mutation in prototype)!;
  const resolver = new Resolver(echo) as unknown as Record<string, (input: object) => unknown>;
  return resolver[mutation]!(input);
}

describe('the mutations', () => {
  it.each(sayings)('$mutation asks for what $fact holds', (saying) => {
    const fields = Object.values(inputOf(saying.mutation)?.getFields() ?? {});

    const asked = fields.map((field) => [field.name, isRequired(field) ? 'required' : 'optional']);
    expect(Object.fromEntries(asked)).toEqual(askedFor(saying));
  });

  it.each(sayings)('$mutation says $verb', ({ mutation, verb, whose }) => {
    const input = { commandId: 'c-1', effectiveOn: '2020-09-01', [whose]: 'synthetic-1' };

    const Record = whose === 'teacherId' ? RecordTeacher : RecordOrganisation;
    expect(saidBy(mutation, input)).toStrictEqual(
      new Record('synthetic-1', 'c-1', { type: verb, effectiveOn: '2020-09-01' } as never),
    );
  });

  it('say nothing but the verbs of the catalogue', () => {
    const said = Object.keys(schema.getMutationType()?.getFields() ?? {});

    expect(said.toSorted()).toEqual(sayings.map(({ mutation }) => mutation).toSorted());
  });

  it('describe themselves, their inputs and every group in a sentence', () => {
    const ofMutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const ofInputs = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.values(type.getFields()));

    const wordless = [...ofMutations, ...ofInputs].filter(({ description }) => !description?.endsWith('.'));
    expect(wordless.map(({ name }) => name)).toEqual([]);
    expect(ofInputs.length).toBeGreaterThan(sayings.length);
  });
});
