import { describe, expect, it } from '@jest/globals';
import { asCsv, asText } from './print.js';
import type { Field, NamedType, Schema, TypeRef } from './schema.js';
import { tablesOf } from './tables.js';

const scalar = (name: string): TypeRef => ({ kind: 'SCALAR', name });
const object = (name: string): TypeRef => ({ kind: 'OBJECT', name });
const list = (ofType: TypeRef): TypeRef => ({ kind: 'LIST', name: null, ofType });
const field = (name: string, type: TypeRef): Field => ({ name, description: null, args: [], type });
const type = (name: string, fields: Readonly<Record<string, TypeRef>>): NamedType => ({
  kind: 'OBJECT',
  name,
  fields: Object.entries(fields).map(([each, of]) => field(each, of)),
  enumValues: null,
});

const schema: Schema = {
  questions: [],
  types: new Map(
    [
      type('Answer', {
        groups: list(object('Group')),
        published: object('Published'),
        people: object('PersonConnection'),
        total: scalar('Int'),
      }),
      type('Group', { at: list(object('Point')), group: list(object('GroupValue')), n: scalar('Int') }),
      type('GroupValue', { dimension: scalar('String'), label: scalar('String') }),
      type('Point', {
        limits: object('Limits'),
        share: scalar('Float'),
        status: { kind: 'ENUM', name: 'Availability' },
        time: scalar('Float'),
      }),
      type('Published', { cells: list(object('Limits')), release: scalar('String') }),
      type('Limits', { lower: scalar('Float'), upper: scalar('Float') }),
      type('PersonConnection', { edges: list(object('PersonEdge')), totalCount: scalar('Int') }),
      type('PersonEdge', { node: object('Person') }),
      type('Person', { teacher: scalar('ID') }),
      {
        kind: 'ENUM' as const,
        name: 'Availability',
        fields: null,
        enumValues: [{ name: 'SUPPRESSED', description: null }],
      },
    ].map((each) => [each.name, each]),
  ),
};

const answer = {
  total: 7,
  published: { release: 'a release', cells: [{ lower: 1, upper: 2 }] },
  groups: [
    {
      n: 4,
      group: [{ dimension: 'ROUTE', label: 'SCITT' }],
      at: [
        { time: 1, share: 0.123456789, status: null, limits: { lower: 0, upper: 0.5 } },
        { time: 2, share: null, status: 'SUPPRESSED', limits: null },
        { time: 3, share: null, status: null, limits: null },
      ],
    },
  ],
  people: { edges: [{ node: { teacher: '=synthetic' } }], totalCount: 3 },
};

const tables = tablesOf(schema, field('shares', object('Answer')), answer);
const csvOf = (name: string) => asCsv(tables.filter((table) => table.name === name));

describe('an answer as tables', () => {
  it('has one for its single values and one for each list, in which a row says where it belongs', () => {
    expect(csvOf('shares')).toBe('published.release,total\na release,7\n');
    expect(csvOf('published.cells')).toBe('published.release,lower,upper\na release,1,2\n');
    expect(csvOf('groups')).toBe('route,n\nSCITT,4\n');
    expect(csvOf('groups.at').split('\n')[0]).toBe('route,time,limits.lower,limits.upper,share');
    expect(csvOf('groups.at').split('\n')[1]).toBe('SCITT,1,0,0.5,0.123456789');
  });

  it('tells what is suppressed (c) from what is not available (x) and from zero', () => {
    expect(csvOf('groups.at').split('\n').slice(2)).toEqual(['SCITT,2,c,c,c', 'SCITT,3,x,x,x', '']);
  });

  it('says how many rows are on later pages, and keeps a spreadsheet from taking words for a formula', () => {
    expect(tables.find(({ name }) => name === 'people')).toMatchObject({ left: 2 });
    expect(csvOf('people')).toBe("teacher\n'=synthetic\n");
    expect(asText(tables)).toContain('… and 2 more');
    expect(asText(tables)).toContain('│ SCITT │    1 │ 0 to 0.5000 │ 0.1235 │');
    expect(asText(tables)).toContain('│ SCITT │    2 │ c           │      c │');
  });
});
