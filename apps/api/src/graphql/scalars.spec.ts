import { describe, expect, it } from '@jest/globals';
import { graphql, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { JsonObject } from './scalars.js';

const echo = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      echo: {
        type: JsonObject,
        args: { value: { type: JsonObject } },
        resolve: (_source, { value }: { value: unknown }) => value,
      },
    },
  }),
});

/** What comes back as JSON; undefined if it was refused. */
async function saidBack(source: string, variableValues?: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await graphql({ schema: echo, source, variableValues });
  return errors ? undefined : JSON.parse(JSON.stringify(data?.echo));
}

const asVariable = (value: unknown): Promise<unknown> =>
  saidBack('query ($value: JSONObject) { echo(value: $value) }', { value });
const asLiteral = (literal: string): Promise<unknown> => saidBack(`{ echo(value: ${literal}) }`);

const nested = (levels: number): object => (levels === 1 ? {} : { in: nested(levels - 1) });
const nestedLiteral = (levels: number): string =>
  levels === 1 ? '{}' : `{ in: [${nestedLiteral(levels - 2)}] }`;

describe('a JSON object', () => {
  const changes = {
    school: 's-1',
    fte: 0.8,
    years: 2,
    acting: true,
    reason: null,
    parts: [{ school: 's-2' }],
  };

  it('may be said as a variable or as a literal', async () => {
    const literal =
      '{ school: "s-1", fte: 0.8, years: 2, acting: true, reason: null, parts: [{ school: "s-2" }] }';

    expect(await asVariable(changes)).toEqual(changes);
    expect(await asLiteral(literal)).toEqual(changes);
  });

  it('may hold variables where it is a literal, given or left out', async () => {
    const source = 'query ($school: JSONObject) { echo(value: { school: $school }) }';

    expect(await saidBack(source, { school: { id: 's-1' } })).toEqual({ school: { id: 's-1' } });
    expect(await saidBack(source, {})).toEqual({});
  });

  it('is at most five levels deep', async () => {
    expect(await asVariable(nested(5))).toEqual(nested(5));
    expect(await asVariable(nested(6))).toBeUndefined();
    expect(await asLiteral(nestedLiteral(5))).toEqual({ in: [{ in: [{}] }] });
    expect(await asLiteral(nestedLiteral(7))).toBeUndefined();
  });

  it.each([[['s-1']], ['s-1'], [7], [true], [new Date(0)], [new Map()]])('is not %p', async (value) => {
    expect(await asVariable(value)).toBeUndefined();
  });

  it.each(['["s-1"]', '"s-1"', '7', 'true', 'A_WORD'])('is not written %s', async (literal) => {
    expect(await asLiteral(literal)).toBeUndefined();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, new Date(0), () => 1])('does not hold %p', async (item) => {
    expect(await asVariable({ item })).toBeUndefined();
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'has no field by the name of every object: %s',
    async (name) => {
      expect(await asVariable(JSON.parse(`{ "in": { "${name}": 1 } }`))).toBeUndefined();
      expect(await asLiteral(`{ in: { ${name}: 1 } }`)).toBeUndefined();
    },
  );
});
