import type { Random } from '#synthetic/chance/random';

export const COLUMNS = [
  'event_id',
  'teacher_id',
  'kind',
  'occurred_on',
  'recorded_at',
  'route',
  'role',
  'school_id',
  'post_id',
  'reason',
  'qualification',
  'assignment',
  'refers_to',
] as const;

type Cells = Record<(typeof COLUMNS)[number], string>;

/** A row that is as it must be: a synthetic teacher's post. */
export function goodCells(number: number): Cells {
  return {
    event_id: `good-${number}`,
    teacher_id: `synthetic-${number % 97}`,
    kind: 'appointed',
    occurred_on: '2014-09-01',
    recorded_at: '2014-09-02T09:00:00Z',
    route: '',
    role: 'classroom teacher',
    school_id: `S${number % 7}`,
    post_id: `post-${number}`,
    reason: '',
    qualification: '',
    assignment: '',
    refers_to: '',
  };
}

const lineOf = (cells: Cells): string => COLUMNS.map((column) => cells[column]).join(',');

export interface DamagedRow {
  readonly bytes: Buffer;
  /** The column that must be named; undefined where the row as a whole is at fault. */
  readonly column: string | undefined;
}

/** Damage to one value of an otherwise good row. */
type ValueDamage = readonly [keyof Cells, (random: Random) => string];

const valueDamages: readonly ValueDamage[] = [
  ['event_id', () => ''],
  ['event_id', () => 'e\0vent'],
  ['teacher_id', () => ''],
  ['teacher_id', () => 'synthetic\u202e-1'],
  ['teacher_id', () => 'x'.repeat(300)],
  ['kind', () => ''],
  ['kind', (random) => random.pick(['apointed', 'left', '=cmd()', '2014-09-01', 'QTS', '\u001b[31m'])],
  ['occurred_on', () => ''],
  ['occurred_on', (random) => `${random.between(1, 31)}/${random.between(1, 12)}/2014`],
  ['occurred_on', (random) => `${random.between(1, 12)}/${random.between(13, 31)}/2014`],
  ['occurred_on', (random) => `${random.between(1, 28)}/0${random.between(1, 9)}/14`],
  ['occurred_on', (random) => String(random.between(30_000, 46_000))],
  [
    'occurred_on',
    (random) => random.pick(['2015-02-29', '2014-13-01', '2014-06-31', '0214-09-01', '2014-9-1']),
  ],
  [
    'occurred_on',
    (random) => random.pick(['soon', '1 September 2014', '20140901', '2014-09-01T00:00:00Z', '#REF!']),
  ],
  ['recorded_at', () => ''],
  [
    'recorded_at',
    (random) => random.pick(['2014-09-02', '2014-09-02T09:00:00', '2014-09-02T25:00:00Z', 'now', '41884.5']),
  ],
  ['role', () => ''],
  ['role', (random) => 'x'.repeat(random.between(10_001, 40_000))],
  ['role', () => 'class\0room'],
  ['school_id', () => ''],
  ['post_id', () => ''],
];

/** Damage to a row as a whole. */
const rowDamages: readonly ((line: string, random: Random) => Buffer)[] = [
  (line) => Buffer.from(line.split(',').slice(0, -3).join(',')),
  (line) => Buffer.from(`${line},one,too,many`),
  (line) => Buffer.from(line.replace('appointed', 'appointed,')),
  (line) => Buffer.from(line.replace('appointed', '"appointed')),
  (line) => Buffer.from(line.replace('classroom teacher', 'classroom "teacher')),
  (line) => Buffer.from(line.replace('classroom teacher', '"classroom" teacher')),
  (line) => Buffer.from(`"${line}`),
  (line) => Buffer.from(`${line}"`),
  (line, random) => Buffer.from(line.split(',').join(random.pick([';', '\t', ' ', '|']))),
  (_line, random) =>
    Buffer.from(Array.from({ length: 40 }, () => random.between(0x21, 0xff)).filter((byte) => byte !== 0x22)),
  () => Buffer.from('a,'.repeat(10_000)),
];

/** A row with one thing wrong with it, of any kind. */
export function damagedRow(number: number, random: Random): DamagedRow {
  const cells = { ...goodCells(number), event_id: `bad-${number}` };
  if (random.chance(0.3)) return { bytes: random.pick(rowDamages)(lineOf(cells), random), column: undefined };
  if (random.chance(0.05)) return notUtf8(cells);
  const [column, damage] = random.pick(valueDamages);
  return { bytes: Buffer.from(lineOf({ ...cells, [column]: damage(random) })), column };
}

/** As a spreadsheet saves it in an encoding of its own. */
function notUtf8(cells: Cells): DamagedRow {
  return { bytes: Buffer.from(lineOf({ ...cells, role: 'chef d\u2019équipe' }), 'latin1'), column: 'role' };
}

export const goodRow = (number: number): Buffer => Buffer.from(lineOf(goodCells(number)));
