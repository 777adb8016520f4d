import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventsIn, say, scratchFolder } from './import-run.js';

/** The rights of a person, at the command line. Everybody here is synthetic. */

const folder = scratchFolder();
const log = `sqlite:${join(folder, 'log.sqlite')}`;
const TRN = '9900017';
const header = 'TRN,Date of birth,Induction programme,Induction period start date';

beforeAll(async () => {
  const file = join(folder, 'claims.csv');
  writeFileSync(
    file,
    `${header}\n${TRN},1990-01-01,provider_led,2024-09-01\n9900018,,school_led,2024-09-01\n`,
  );
  expect(await say(['import', file, '--log', log])).toMatchObject({ exitCode: 0 });
  writeFileSync(join(folder, 'trn.txt'), `${TRN}\n`);
});

const subject = (verb: string, ...options: readonly string[]) =>
  say(['subject', verb, '--trn-file', join(folder, 'trn.txt'), '--log', log, '--json', ...options]);
const details = {
  givenNames: 'Synthetic Ada',
  familyName: '<b>Nobodysname</b>',
  email: 'nobody@example.org',
};
const detailsFile = (content: unknown): string => {
  const file = join(folder, 'details.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const rectify = (content: unknown) => subject('rectify', '--details', detailsFile(content));
const reportOf = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout) as Record<string, unknown>;
const exported = async (name: string) => {
  const to = join(folder, name);
  expect(await subject('export', '--to', to)).toMatchObject({ exitCode: 0 });
  return JSON.parse(readFileSync(join(to, 'subject.json'), 'utf8')) as {
    readonly personalDetails: Readonly<Record<string, object>>;
    readonly facts: readonly { readonly type: string }[];
  };
};

describe('pathways subject', () => {
  it('rectifies: what is right takes the place of what was told, and nothing of it is said again', async () => {
    expect(await rectify(details)).toMatchObject({ exitCode: 0 });
    const { stderr } = await rectify({ familyName: 'Other', noLonger: ['email'] });
    expect(stderr).not.toContain('Other');
    const { personalDetails } = await exported('first');
    expect(Object.values(personalDetails)).toEqual([{ givenNames: 'Synthetic Ada', familyName: 'Other' }]);
  });

  it.each([
    ['no JSON', 'Nobodysname', 'no JSON object'],
    ['something else', { address: 'Nobodysname' }, 'not known'],
    ['no date', { dateOfBirth: 'Nobodysname' }, 'dateOfBirth must hold'],
    ['no detail', {}, 'Nothing would change'],
    ['no detail to take away', { noLonger: ['Nobodysname'] }, 'noLonger is'],
  ])('refuses details that are %s, and does not repeat them', async (_, content, words) => {
    const { exitCode, stderr } = await rectify(content);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(words) });
    expect(stderr).not.toContain('Nobodysname');
  });

  it('exports for its owner only, to be read by people and programs, and writes down that it did', async () => {
    await rectify(details);
    const { facts } = await exported('second');
    expect(facts.map(({ type }) => type)).toContain('InductionStarted');
    expect(facts.at(-1)?.type).toBe('SubjectExported');
    const to = join(folder, 'second');
    expect(statSync(to).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(to)) expect(statSync(join(to, file)).mode & 0o777).toBe(0o600);
    const page = readFileSync(join(to, 'subject.html'), 'utf8');
    expect(page).toContain('&lt;b&gt;Nobodysname');
    expect(page).not.toMatch(/<b>|<script|sealed\.1/);
    const before = (await eventsIn(log)).length;
    expect(await subject('export', '--to', to)).toMatchObject({ exitCode: 2 });
    expect(await eventsIn(log)).toHaveLength(before);
  });

  it('restricts, once, and lifts the restriction', async () => {
    expect(reportOf(await subject('restrict', '--ground', 'unlawful'))).toEqual({ outcome: 'recorded' });
    expect(reportOf(await subject('restrict'))).toEqual({ outcome: 'so already' });
    expect(reportOf(await subject('unrestrict'))).toEqual({ outcome: 'recorded' });
  });

  it('takes a person by id or by a TRN in a file, and never a TRN on the command line', async () => {
    const nobody = await say(['subject', 'export', 'nobody', '--log', log, '--to', join(folder, 'x')]);
    expect(nobody).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('No such teacher') });
    expect(existsSync(join(folder, 'x'))).toBe(false);
    expect(await say(['subject', 'unrestrict', '--log', log])).toMatchObject({ exitCode: 2 });
    writeFileSync(join(folder, 'other.txt'), '9900099');
    const other = await say(['subject', 'unrestrict', '--log', log, '--trn-file', join(folder, 'other.txt')]);
    expect(other.stderr).toContain('Nobody on record');
    expect(other.stderr).not.toContain('9900099');
  });

  it('erases: told beforehand, then done, and afterwards nobody is known by the TRN', async () => {
    const before = (await eventsIn(log)).length;
    const plan = reportOf(await subject('erase', '--dry-run'));
    expect(plan).toMatchObject({ dryRun: true, identifiers: 1, isErased: false });
    expect(await eventsIn(log)).toHaveLength(before);
    const [teacher] = plan['records'] as [string];
    const done = reportOf(await subject('erase', '--ground', 'objection'));
    expect(done).toEqual({ ...plan, dryRun: false, isErased: true });
    expect(await subject('unrestrict')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Nobody') });
    const late = await say(['subject', 'rectify', teacher, '--log', log, '--details', detailsFile(details)]);
    expect(late.stderr).toContain('was erased');
    const to = join(folder, 'of-erased');
    expect(await say(['subject', 'export', teacher, '--log', log, '--to', to])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('was erased') });
    expect(existsSync(to)).toBe(false);
  });
}); // prettier-ignore
