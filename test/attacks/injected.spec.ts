import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '#read-models/storage/database';
import { codesIn, LEAKS, type RunningEdge, runningEdge } from './running-edge.js';

let api: RunningEdge;
beforeAll(async () => {
  api = await runningEdge({ introspection: true });
  await api.say('registerTeacher', { commandId: 'c', teacherId: 'synthetic-one', effectiveOn: '2020-09-01' });
  while (!(await api.readModel.waitForStart(10_000)));
});
afterAll(() => api.stop());

interface Arg {
  readonly name: string;
  readonly type: { readonly kind: string; readonly name: string | null; readonly ofType: Arg['type'] | null };
}
interface Schema {
  readonly __schema: {
    readonly queryType: {
      readonly fields: readonly { readonly name: string; readonly args: readonly Arg[] }[];
    };
  };
}
const TYPE = 'type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';

const bareOf = (type: Arg['type']): Arg['type'] => (type.ofType ? bareOf(type.ofType) : type);
const isText = ({ type }: Arg): boolean => ['String', 'ID'].includes(bareOf(type).name ?? '');
const isList = ({ type }: Arg): boolean => type.kind === 'LIST' || type.ofType?.kind === 'LIST';
const written = ({ type }: Arg): string => {
  const write = (each: Arg['type']): string =>
    each.kind === 'NON_NULL'
      ? `${write(each.ofType!)}!`
      : each.kind === 'LIST'
        ? `[${write(each.ofType!)}]`
        : each.name!;
  return write(type);
};

const SQL = [
  `' OR '1'='1`,
  `'; DROP TABLE facts; --`,
  `$1`,
  `') UNION SELECT content FROM read_text('/etc/passwd') --`,
  `"; ATTACH '/tmp/x' AS y; --`,
  `{{7*7}}\${7*7}`,
  `\\'; COPY facts TO '/tmp/stolen'; --`,
];

describe('A40: SQL in every argument that is text', () => {
  it('is a text like any other: nothing of the database is said, and nothing is broken', async () => {
    const { __schema } = await api.ask<Schema>(
      `{ __schema { queryType { fields { name args { name ${TYPE} } } } } }`,
    );
    const asked: string[] = [];
    for (const { name, args } of __schema.queryType.fields)
      for (const argument of args.filter(isText)) {
        const [text] = [SQL[asked.length % SQL.length]!];
        const query = `query ($x: ${written(argument)}) { ${name}(${argument.name}: $x) { __typename } }`;
        const answer = await api.send(
          JSON.stringify({ query, variables: { x: isList(argument) ? [text] : text } }),
        );
        asked.push(name);
        expect({ query, codes: codesIn(answer.text).filter((code) => code === 'INTERNAL') }).toEqual({
          query,
          codes: [],
        });
        expect(answer.text.replaceAll(JSON.stringify(text).slice(1, -1), '')).not.toMatch(LEAKS);
      }
    expect(asked.length).toBeGreaterThan(60);
    const after = '{ readModel { failure } timeline(teacherId: "synthetic-one") { revision } }';
    expect(await api.ask(after)).toEqual({ readModel: { failure: null }, timeline: { revision: 1 } });
  });

  it('the database reads no file, reaches nothing, loads nothing and can not be talked out of it', async () => {
    const instance = await openDatabase(':memory:', { memory: '100MB', threads: 1 });
    const connection = await instance.connect();
    const refused = async (sql: string): Promise<boolean> =>
      connection.run(sql).then(
        () => false,
        () => true,
      );
    for (const sql of [
      `SELECT * FROM read_text('/etc/passwd')`,
      `SELECT * FROM read_csv('/etc/passwd')`,
      `SELECT * FROM '/etc/passwd'`,
      `SELECT * FROM glob('/etc/*')`,
      `ATTACH '/tmp/pathways-attacked.duckdb'`,
      `COPY (SELECT 1) TO '/tmp/pathways-attacked.csv'`,
      `EXPORT DATABASE '/tmp/pathways-attacked'`,
      `INSTALL httpfs`,
      `LOAD httpfs`,
      `SELECT * FROM read_csv('http://127.0.0.1:1/x')`,
      `SET enable_external_access = true`,
      `SET lock_configuration = false`,
      `SET memory_limit = '1TB'`,
      `SET threads = 64`,
      `SELECT array_agg(range) FROM range(100000000)`,
    ])
      expect({ sql, refused: await refused(sql) }).toEqual({ sql, refused: true });
    connection.closeSync();
    instance.closeSync();
  });
});

describe('A25: a pattern that takes for ever where a text is looked for', () => {
  it('is a text: every question answers it as quickly as another', async () => {
    const evil = `${'a'.repeat(150)}!(a+)+$`;
    const { __schema } = await api.ask<Schema>(
      `{ __schema { queryType { fields { name args { name ${TYPE} } } } } }`,
    );
    const texts = __schema.queryType.fields.flatMap(({ name, args }) =>
      args
        .filter(
          (argument) =>
            isText(argument) &&
            !isList(argument) &&
            args.every((other) => other === argument || other.type.kind !== 'NON_NULL'),
        )
        .map((argument) => ({ name, argument })),
    );
    for (const { name, argument } of texts.slice(0, 25)) {
      const query = `query ($x: ${written(argument)}) { ${name}(${argument.name}: $x) { __typename } }`;
      const began = performance.now();
      expect((await api.send(JSON.stringify({ query, variables: { x: evil } }))).status).toBeLessThan(500);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});

describe('A30: an address in a field', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    '//127.0.0.1:PORT/x',
  ])('%s is not gone to by anything', async (address) => {
    const { createServer } = await import('node:net');
    let visits = 0;
    const trap = createServer((socket) => {
      visits += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const url = address.replace('PORT', String((trap.address() as { port: number }).port));
    for (const query of [
      'query ($x: ID!) { timeline(teacherId: $x) { revision } }',
      'query ($x: ID!) { organisationTimeline(organisationId: $x) { revision } }',
      'query ($x: String) { events(afterPosition: $x) { position } }',
    ])
      await api.send(JSON.stringify({ query, variables: { x: url } }));
    await api
      .say('registerSchool', {
        commandId: `c-${url}`.slice(0, 60),
        organisationId: 'synthetic-school',
        effectiveOn: '2020-09-01',
        name: url,
        phase: 'primary',
      })
      .catch(() => undefined);
    const uploaded = await fetch(
      `${api.url}/imports?format=${encodeURIComponent(url)}&url=${encodeURIComponent(url)}`,
      {
        method: 'POST',
        headers: { 'content-type': 'text/csv', ...(await import('../signed-in.js')).signedIn(api.url) },
        body: `url\n${url}\n`,
      },
    );
    expect(uploaded.status).toBe(422);
    await new Promise((resolve) => setTimeout(resolve, 100));
    trap.close();
    expect(visits).toBe(0);
  });
});

describe('A54: a command id that was used, with another content', () => {
  it('is refused, and nothing is recorded', async () => {
    const said = { commandId: 'once', teacherId: 'synthetic-two', effectiveOn: '2020-09-01' };
    expect(await api.say('registerTeacher', said)).toMatchObject({ alreadyRecorded: false, revision: 1 });
    expect(await api.say('registerTeacher', said)).toMatchObject({ alreadyRecorded: true, revision: 1 });
    expect(await api.say('registerTeacher', { ...said, effectiveOn: '2021-09-01' })).toMatchObject({
      code: 'ID_TAKEN',
      field: 'commandId',
    });
    expect(await api.ask('{ timeline(teacherId: "synthetic-two") { revision } }')).toEqual({
      timeline: { revision: 1 },
    });
  });
});
