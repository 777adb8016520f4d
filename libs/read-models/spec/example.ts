/** The worked examples: careers as CSV, turned into facts, and the figures that must come out. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { StoredEvent } from '#event-log/event-log';
import { npqs } from '#pathway/vocabulary/npqs';
import { roles } from '#pathway/vocabulary/roles';
import { routes } from '#pathway/vocabulary/routes';
import { codeOrWords } from '#pathway/vocabulary/vocabulary';

const FOLDER = resolve('../shared/examples');

export const examplesAreThere = existsSync(FOLDER);

type Row = Readonly<Record<string, string>>;

export interface Figure {
  readonly type: string;
  readonly [setting: string]: unknown;
}

export interface Example {
  readonly asOf: string;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly events: readonly StoredEvent[];
}

/** @param trustHistory a CSV of dated memberships in trusts, which takes the place of those without a date */
export function readExample(folder: string, csv = 'events.csv', trustHistory?: string): Example {
  const at = (name: string) => join(FOLDER, folder, name);
  const json = (name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as Record<string, unknown>;
  const rows = existsSync(at(csv)) ? readFileSync(at(csv)) : gunzipSync(readFileSync(at(`${csv}.gz`)));
  const case_ = json('case.json');
  return {
    asOf: case_['as_of'] as string,
    figures: case_['figures'] as Example['figures'],
    expected: json('expected.json'),
    events: [
      ...schoolEvents(
        read(readFileSync(at('schools.csv'))),
        trustHistory ? read(readFileSync(at(trustHistory))) : [],
      ),
      ...careerEvents(read(rows)),
    ],
  };
}

const read = (csv: Buffer): readonly Row[] => parse(csv, { columns: true, bom: true }) as Row[];

type Membership = readonly [type: string, effectiveOn: string, data: object];

const ALWAYS = '1900-01-01';

/** Schools as they are said to be, and their trusts as dated where there are dates. */
function schoolEvents(schools: readonly Row[], dated: readonly Row[]): readonly StoredEvent[] {
  return schools.flatMap(
    ({ school_id: school, name, phase, region, trust_id: trust, alliance_id: alliance }) => {
      const history = dated.filter((row) => row['school_id'] === school);
      const trusts: Membership[] = history.length > 0 ? history.flatMap(datedTrust) : joined('Trust', trust);
      const facts: readonly Membership[] = [
        ['SchoolRegistered', ALWAYS, { name, phase: phase || undefined, region: region || undefined }],
        ...trusts,
        ...joined('Alliance', alliance),
      ];
      return facts.map(([type, on, data], index) =>
        event(`organisation-${school}`, index + 1, {
          id: `${school}-${index}`,
          type,
          on,
          at: `${ALWAYS}T00:00:00Z`,
          data,
        }),
      );
    },
  );
}

const joined = (kind: 'Trust' | 'Alliance', body: string | undefined): Membership[] =>
  body ? [[`${kind}Joined`, ALWAYS, { [kind.toLowerCase()]: body }]] : [];

const datedTrust = ({ trust_id: trust, from, to }: Row): Membership[] => [
  ...(trust ? [['TrustJoined', from!, { trust }] as const] : []),
  ...(trust && to ? [['TrustLeft', dayAfter(to), { trust }] as const] : []),
];

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function careerEvents(rows: readonly Row[]): readonly StoredEvent[] {
  const once = [...new Map(rows.map((row) => [row['event_id'], row])).values()];
  const revisions = new Map<string, number>();
  return once.map((row) => {
    const stream = `teacher-${row['teacher_id']}`;
    const revision = (revisions.get(stream) ?? 0) + 1;
    revisions.set(stream, revision);
    const [type, data] = factOf(row);
    const said = { id: row['event_id']!, type, on: row['occurred_on']!, at: row['recorded_at']!, data };
    return event(stream, revision, said);
  });
}

const assignmentOf = ({ assignment, school_id }: Row): string => `${assignment} at ${school_id}`;
const npqOf = ({ qualification }: Row) => {
  const code = codeOrWords(npqs, qualification!);
  return { enrolment: code, qualification: code };
};

const facts: Readonly<Record<string, (row: Row) => [string, object]>> = {
  'training started': ({ route }) => [
    'TrainingStarted',
    { route: route ? codeOrWords(routes, route) : undefined },
  ],
  'training withdrawn': () => ['TrainingWithdrawn', {}],
  'QTS awarded': () => ['QtsAwarded', {}],
  appointed: ({ post_id, role, school_id }) => [
    'PostStarted',
    { post: post_id, role: codeOrWords(roles, role!), employer: school_id },
  ],
  'left post': ({ post_id }) => ['PostEnded', { post: post_id }],
  'left teaching': ({ reason }) => ['LeftTeaching', { reason: reason || undefined }],
  'returned to teaching': () => ['ReturnedToTeaching', {}],
  'career break started': () => ['CareerBreakStarted', {}],
  'career break ended': () => ['CareerBreakEnded', {}],
  'induction completed': () => ['InductionPassed', {}],
  'NPQ started': (row) => ['NpqStarted', npqOf(row)],
  'NPQ completed': (row) => ['NpqPassed', npqOf(row)],
  'NPQ withdrawn': (row) => ['NpqWithdrawn', npqOf(row)],
  'leadership assignment started': (row) => [
    'AssignmentStarted',
    { assignment: assignmentOf(row), title: row['assignment'], school: row['school_id'] },
  ],
  'leadership assignment ended': (row) => ['AssignmentEnded', { assignment: assignmentOf(row) }],
  'observation started': () => ['ObservationStarted', {}],
  'event voided': ({ refers_to }) => ['FactVoided', { factId: refers_to }],
};

const factOf = (row: Row): [string, object] => facts[row['kind']!]!(row);

export interface Said {
  readonly id: string;
  readonly type: string;
  readonly on: string;
  readonly at: string;
  readonly data: object;
}

export const event = (stream: string, revision: number, { id, type, on, at, data }: Said): StoredEvent => ({
  stream,
  revision,
  id,
  type,
  version: 1,
  effectiveOn: on,
  recordedAt: at,
  data: JSON.stringify(data),
  metadata: '{}',
  position: '',
});
