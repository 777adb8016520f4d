import { describe, expect, it } from '@jest/globals';
import { eventOf, metadataOf } from '#event-log/fact-event';
import type { AnyFact } from '#pathway/fact';
import { countsFor, onRecord, whoseFacts } from '#pathway/identity/whose-facts';
import { inForce } from '#pathway/history';
import { historyIn, storedOf } from '#pathway/stored-fact';
import { importing } from './importing.js';
import type { QuickLog } from './quick-log.js';

const { newLog, imported } = importing();

const [FIRST, SECOND] = ['9900001', '9900002'];
const month = (number: number): string => `2026-${String(number).padStart(2, '0')}-01T00:00:00.000Z`;

/** Posts in a school, as a census tells them; its rows tell no more than who is where. */
const census = (...rows: readonly (readonly [trn: string, school: string])[]): string =>
  rows.map(([trn, school]) => `${trn},${school},Permanent,1,Mathematics,,`).join('\n');

const actions = (...rows: readonly (readonly [trn: string, terms: number])[]): string =>
  [
    'TRN,Date of birth,Induction period end date,Number of terms,Outcome',
    ...rows.map(([trn, terms]) => `${trn},,2025-07-20,${terms},pass`),
  ].join('\n');

const pensions = (...rows: readonly (readonly [trn: string, start: string, end: string])[]): string =>
  [
    'Teachers Pensions Reference Number,Local Authority Code,Establishment Code,Start Date,End Date,Withdrawal Indicator,Extract Date',
    ...rows.map(([trn, start, end]) => `${trn},201,2001,${start},${end},W,01/01/2026`),
  ].join('\n');

let said = 0;
const say = async (log: QuickLog, teacher: string, at: string, fact: object): Promise<string> => {
  const stream = `teacher-${teacher}`;
  const id = `00000000-0000-4000-8000-${String((said += 1)).padStart(12, '0')}`;
  const told = { effectiveOn: at.slice(0, 10), ...fact } as AnyFact;
  const event = eventOf(storedOf(told), { id, recordedAt: at, metadata: metadataOf({}) });
  await log.append(stream, (await log.readStream(stream)).length, [event]);
  return id;
};

const recordsIn = (log: QuickLog): readonly string[] => [
  ...new Set(
    log
      .events()
      .map(({ stream }) => stream)
      .filter((stream) => stream.startsWith('teacher-')),
  ),
];

/** What counts for each teacher, whichever record it stands on. */
function countedIn(log: QuickLog): Readonly<Record<string, readonly string[]>> {
  const histories = recordsIn(log).map((stream) => ({
    record: stream.slice('teacher-'.length),
    history: historyIn(log.events().filter((event) => event.stream === stream)),
  }));
  const whose = whoseFacts(histories.flatMap(({ record, history }) => onRecord(record, history)));
  const counted: Record<string, string[]> = {};
  for (const { record, history } of histories)
    for (const { factId, fact } of inForce(history)) {
      const { type, effectiveOn, ...fields } = fact as AnyFact & { employer?: string; terms?: number };
      if (type === 'RecordMerged' || type === 'FactsReassigned') continue;
      (counted[countsFor(whose, record, factId)] ??= []).push(
        [effectiveOn, type, fields.employer ?? fields.terms ?? ''].join(' ').trim(),
      );
    }
  return Object.fromEntries(Object.entries(counted).map(([teacher, facts]) => [teacher, facts.toSorted()]));
}

/** Two people on record by a first file, the first of whom turns out to be the second. */
async function merged(file: string) {
  const log = await newLog();
  await imported(log, file, month(1));
  const [given, kept] = recordsIn(log).map((stream) => stream.slice('teacher-'.length));
  const merge = await say(log, given!, month(2), { type: 'RecordMerged', into: kept });
  return { log, given: given!, kept: kept!, merge };
}

describe('a later file of somebody whose records were merged', () => {
  it('tells differences only, whichever of their identifiers its rows have', async () => {
    const { log } = await merged(census([FIRST, '100001'], [SECOND, '100002']));
    const known = log.events().length;
    for (const trns of [
      [FIRST, SECOND],
      [SECOND, SECOND],
      [FIRST, FIRST],
      [SECOND, FIRST],
    ] as const)
      expect(await imported(log, census([trns[0], '100001'], [trns[1], '100002']), month(3))).toMatchObject({
        recorded: 0,
        failed: 0,
      });
    expect(log.events()).toHaveLength(known);
  });

  it('corrects what was told on the record given up, there', async () => {
    const { log, kept } = await merged(actions([FIRST, 6], [SECOND, 6]));
    expect(await imported(log, actions([FIRST, 5]), month(3))).toMatchObject({
      recorded: 1,
      compared: { corrected: 1 },
    });
    expect(countedIn(log)[kept]).toEqual(['2025-07-20 InductionPassed 5', '2025-07-20 InductionPassed 6']);
    expect(await imported(log, actions([FIRST, 5], [SECOND, 6]), month(4))).toMatchObject({ recorded: 0 });
  });

  it('by the identifier of the kept record alone corrects what only the other told', async () => {
    const log = await newLog();
    await imported(log, actions([FIRST, 6]), month(1));
    await imported(log, census([SECOND, '100002']), month(1));
    const [given, kept] = recordsIn(log).map((stream) => stream.slice('teacher-'.length));
    await say(log, given!, month(2), { type: 'RecordMerged', into: kept });
    expect(await imported(log, actions([SECOND, 6]), month(3))).toMatchObject({ recorded: 0 });
    expect(await imported(log, actions([SECOND, 5]), month(4))).toMatchObject({ compared: { corrected: 1 } });
    expect(countedIn(log)[kept!]!.filter((fact) => fact.includes('Induction'))).toEqual([
      '2025-07-20 InductionPassed 5',
    ]);
  });

  it('tells of one departure only, after the last employment of both', async () => {
    const two = pensions([FIRST, '01/09/2012', '31/08/2018'], [SECOND, '01/09/2018', '31/08/2022']);
    const { log, kept } = await merged(two);
    const left = () => countedIn(log)[kept]!.filter((fact) => fact.includes('LeftTeaching'));
    expect(left()).toEqual(['2018-08-31 LeftTeaching', '2022-08-31 LeftTeaching']);
    await imported(log, two, month(3));
    expect(left()).toEqual(['2022-08-31 LeftTeaching']);
    expect(await imported(log, two, month(4))).toMatchObject({ recorded: 0 });
  });

  it('once the merge is struck out, goes on with each as before', async () => {
    const { log, given, kept, merge } = await merged(census([FIRST, '100001'], [SECOND, '100002']));
    await imported(log, census([FIRST, '100003'], [SECOND, '100004']), month(3));
    await say(log, given, month(4), { type: 'FactVoided', factId: merge, reason: 'synthetic' });
    expect(await imported(log, census([FIRST, '100003'], [SECOND, '100004']), month(5))).toMatchObject({
      recorded: 0,
    });
    const schools = (teacher: string) =>
      countedIn(log)[teacher]!.flatMap((fact) => /PostStarted (\d+)/.exec(fact)?.[1] ?? []);
    expect([schools(given), schools(kept)]).toEqual([
      ['100001', '100003'],
      ['100002', '100004'],
    ]);
  });
});

describe('a later file of two people who had one record', () => {
  /** The rows of both came under the identifiers of one; the posts in 100002 are the other's. */
  async function split() {
    const log = await newLog();
    await imported(log, census([FIRST, '100001'], [FIRST, '100002']), month(1));
    const [shared] = recordsIn(log).map((stream) => stream.slice('teacher-'.length));
    await say(log, 'synthetic-other', month(1), { type: 'TeacherRegistered' });
    const theirs = log
      .events()
      .filter(({ stream, data }) => stream === `teacher-${shared}` && data.includes('100002'));
    await say(log, shared!, month(2), {
      type: 'FactsReassigned',
      factIds: theirs.map(({ id }) => id),
      teacher: 'synthetic-other',
    });
    return { log, shared: shared! };
  }

  it('goes on with whoever has what the row told before, and so do their identifiers', async () => {
    const { log } = await split();
    const known = log.events().length;
    expect(await imported(log, census([FIRST, '100002']), month(3))).toMatchObject({
      recorded: 0,
      failed: 0,
    });
    expect(await imported(log, census([FIRST, '100005']), month(4))).toMatchObject({ failed: 0 });
    expect(countedIn(log)['synthetic-other']!.join()).toContain('PostStarted 100005');
    expect(log.events().length).toBe(known + 3);
  });

  it('stays with the one whose record it is, where the row told of what is theirs', async () => {
    const { log, shared } = await split();
    await imported(log, census([FIRST, '100001']), month(3));
    await imported(log, census([FIRST, '100005']), month(4));
    expect(countedIn(log)[shared]!.join()).toContain('PostStarted 100005');
    expect(countedIn(log)['synthetic-other']!.join()).not.toContain('100005');
  });

  it('is given back where nothing tells whose the row is', async () => {
    const { log } = await split();
    const known = log.events().length;
    const report = await imported(log, census([FIRST, '100005']), month(3));
    expect(report).toMatchObject({ failed: 1, recorded: 0 });
    expect(JSON.stringify(report.firstFailed)).toContain('was split');
    expect(log.events()).toHaveLength(known);
  });

  it('is taken once a file of identifiers says whose the row is', async () => {
    const { log } = await split();
    const whose = (...rows: readonly string[]) => ['teacher_id,scheme,identifier', ...rows].join('\n');
    const file = whose(`synthetic-other,trn,${FIRST}`);
    expect(await imported(log, file, month(3))).toMatchObject({ format: 'teacher-identifiers', recorded: 1 });
    expect(await imported(log, file, month(4))).toMatchObject({ recorded: 0, alreadyKnown: 1 });
    await imported(log, census([FIRST, '100005']), month(5));
    expect(countedIn(log)['synthetic-other']!.join()).toContain('PostStarted 100005');
    const wrong = whose('synthetic-nobody,trn,9900001', 'synthetic-other,trn,99', 'synthetic-other,nino,x');
    const { failed, firstFailed } = await imported(log, wrong, month(6));
    expect([failed, ...firstFailed.map(({ problems }) => problems[0]!.column)]).toEqual([
      3,
      ...['teacher_id', 'identifier', 'scheme'],
    ]);
    expect(JSON.stringify(log.events())).not.toContain(FIRST);
  });
});
