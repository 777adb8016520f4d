import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventsIn, say, scratchFolder } from './import-run.js';

/** Who people are, as files of Register tell it. Everybody here is synthetic. */

const headings =
  'TRN,Provider trainee ID,HESA ID,First names,Last names,Training partner,QTS or EYTS,Route,Phase,Age range,Subject,Date QTS or EYTS requirements met';
const ada = '9900021,,,Synthetic Ada,Nobodysname,,QTS,,,,,2024-07-01';
const ben = '9900022,,,Synthetic Ben,,,QTS,,,,,2024-07-01';

const parent = scratchFolder();

const place = () => {
  const folder = mkdtempSync(join(parent, 'log-'));
  const log = `sqlite:${join(folder, 'log.sqlite')}`;
  const file = join(folder, 'recommended.csv');
  return {
    folder,
    log,
    async import(rows: readonly string[], ...options: readonly string[]) {
      writeFileSync(file, `${[headings, ...rows].join('\n')}\n`);
      const { stdout } = await say(['import', file, '--log', log, '--json', ...options]);
      return (JSON.parse(stdout) as { file: { recorded: number; compared: Record<string, unknown> } }).file;
    },
    async detailsOf(trn: string) {
      writeFileSync(join(folder, 'trn'), trn);
      const to = join(folder, `of-${Date.now()}-${Math.random()}`);
      await say(['subject', 'export', '--trn-file', join(folder, 'trn'), '--log', log, '--to', to]);
      const { personalDetails } = JSON.parse(readFileSync(join(to, 'subject.json'), 'utf8')) as {
        personalDetails: Readonly<Record<string, object>>;
      };
      return Object.values(personalDetails)[0];
    },
    bytes: (...files: readonly string[]) =>
      Buffer.concat(files.map((each) => readFileSync(join(folder, each)))),
  };
};

describe('an import', () => {
  it('seals who people are before anything is written', async () => {
    const here = place();
    const report = await here.import([ada, ben]);
    expect(report.compared).toMatchObject({ details: 2 });
    expect(JSON.stringify(report.compared['leftOut'])).not.toContain('First names');
    expect(await here.detailsOf('9900021')).toEqual({
      ...{ givenNames: 'Synthetic Ada', familyName: 'Nobodysname', trn: '9900021' },
    });
    const kept = readdirSync(here.folder).filter((name) => /sqlite|key/.test(name));
    for (const word of ['Synthetic Ada', 'Nobodysname', '9900021'])
      expect(here.bytes(...kept).includes(word)).toBe(false);
  });

  it('done again records nothing; a later file records what differs and nothing else', async () => {
    const here = place();
    await here.import([ada, ben]);
    expect(await here.import([ada, ben])).toMatchObject({ recorded: 0, compared: { details: 0 } });
    const later = await here.import([ada.replace('Nobodysname', 'Othername'), ben]);
    expect(later).toMatchObject({ recorded: 1, compared: { details: 1 } });
    const last = (await eventsIn(here.log)).at(-1)!;
    expect(Object.keys(JSON.parse(last.data) as object)).toEqual(['familyName']);
    expect(await here.detailsOf('9900021')).toMatchObject({ familyName: 'Othername' });
  });

  it('leaves what was rectified alone until the source says otherwise itself', async () => {
    const here = place();
    await here.import([ada]);
    writeFileSync(join(here.folder, 'right.json'), '{"familyName":"Rightname"}');
    writeFileSync(join(here.folder, 'trn'), '9900021');
    const rectify = ['subject', 'rectify', '--trn-file', join(here.folder, 'trn'), '--log', here.log];
    expect(await say([...rectify, '--details', join(here.folder, 'right.json')])).toMatchObject({
      exitCode: 0,
    });
    expect(await here.import([ada])).toMatchObject({ recorded: 0 });
    expect(await here.detailsOf('9900021')).toMatchObject({ familyName: 'Rightname' });
  });

  it('in a dry run makes no key, and one without personal columns neither', async () => {
    const here = place();
    await here.import([ada], '--dry-run');
    expect(existsSync(join(here.folder, 'master.key'))).toBe(false);
    writeFileSync(
      join(here.folder, 'claims.csv'),
      'TRN,Induction programme,Induction period start date\n9900021,school_led,2024-09-01\n',
    );
    await say(['import', join(here.folder, 'claims.csv'), '--log', here.log]);
    expect(existsSync(join(here.folder, 'master.key'))).toBe(false);
  });
});
