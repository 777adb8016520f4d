import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Field, Shape } from '#disclosure/recipes/shape';
import { recipes } from './recipes.js';
import { refusedQuestions, withoutFigures } from './refused.js';

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const questions = Object.values(schema.getQueryType()!.getFields());
const byName = new Map([...recipes.values()].map((each) => [each.name, each]));
/** Read off what is shown, after it is. */
const MADE_AFTERWARDS = new Set(['GroupSurvival.at']);

const FIGURES = new Set(['Int', 'Float']);
const isFigure = (field: GraphQLField<unknown, unknown>): boolean =>
  FIGURES.has(getNamedType(field.type).name);

/** What is wrong with how a shape deals with the fields of a type. */
function wrongIn(shape: Shape, type: GraphQLObjectType): readonly string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const path = `${type.name}.${field.name}`;
    if (field.name === 'basis' || MADE_AFTERWARDS.has(path)) return [];
    const how = shape[field.name];
    if (!how) return [`${path} is not dealt with`];
    return wrongField(how, field, path);
  });
}

function wrongField(how: Field, field: GraphQLField<unknown, unknown>, path: string): readonly string[] {
  const inner = getNamedType(field.type);
  if (how.is === 'rows' && isObjectType(inner)) return wrongIn(how.each, rowOf(inner));
  if (how.is === 'within' && isObjectType(inner)) return wrongIn(how.fields, inner);
  if (how.is === 'kept' && isFigure(field) && !/^(year|time|complete)$/.test(field.name))
    return [`${path} is a figure and kept`];
  const maybeNull = how.is === 'withheld' ? how.as === null : how.is !== 'kept';
  if (maybeNull && isNonNullType(field.type)) return [`${path} may be hidden and is never null`];
  return [];
}

/** The rows of a page are what its edges hold. */
function rowOf(type: GraphQLObjectType): GraphQLObjectType {
  const edges = type.getFields()['edges'];
  if (!edges) return type;
  const edge = getNamedType(edges.type) as GraphQLObjectType;
  return getNamedType(edge.getFields()['node']!.type) as GraphQLObjectType;
}

describe('every question of the schema', () => {
  it('has a recipe, or a reason why it is refused, or no figures', () => {
    const dealtWith = [...byName.keys(), ...Object.keys(refusedQuestions), ...withoutFigures];
    expect(new Set(dealtWith).size).toBe(dealtWith.length);
    expect(questions.map(({ name }) => name).filter((name) => !dealtWith.includes(name))).toEqual([]);
  });

  it.each([...byName.keys()])('%s: each field is dealt with, and what may be hidden may be null', (name) => {
    const { type } = questions.find((question) => question.name === name)!;
    expect(wrongIn(byName.get(name)!.recipe.shape, getNamedType(type) as GraphQLObjectType)).toEqual([]);
  });

  it.each([...byName.values()])('$name: a row with figures says why one is not shown', ({ name, recipe }) => {
    const counts = JSON.stringify(recipe.shape);
    expect(counts).toContain('"is":"status"');
    const { type } = questions.find((question) => question.name === name)!;
    expect(isListType(getNullableType(type))).toBe(false);
  });

  it.each([...byName.values()])(
    '$name: what may be asked with are arguments that there are',
    ({ name, recipe }) => {
      const { args } = questions.find((question) => question.name === name)!;
      const names = args.map((argument) => argument.name);
      expect(names).toEqual(expect.arrayContaining(Object.keys(recipe.arguments)));
      expect(Object.keys(recipe.arguments)).not.toEqual(expect.arrayContaining(['among']));
      expect(Object.keys(recipe.arguments)).not.toEqual(expect.arrayContaining(['knownAt']));
    },
  );
});
