import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { say, scratchFolder } from '../import-run.js';

const folder = scratchFolder();
const log = `sqlite:${join(folder, 'log.sqlite')}`;
const MARKUP = ['<img src=x onerror=alert(1)>', 'javascript:alert(1)', '<svg onload=alert(1)>'];
/** Clears the screen, sets the title, moves the cursor, hides what follows, and writes from right to left. */
const MOVING = ['\u001b[2J', '\u001b]0;synthetic\u0007', '\u009b1A', '\u0008\u0008', '\u202esynthetic'];

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('A39: what a file holds is shown as text', () => {
  it.each(MOVING)('in its headings: no terminal is moved (%j)', async (moving) => {
    const file = join(folder, 'headings.csv');
    writeFileSync(
      file,
      `TRN,Date of birth,Induction programme,Induction period start date,${moving}x\n9900001,,provider_led,2024-09-02,\n`,
    );
    const { exitCode, stderr } = await say(['import', file, '--dry-run', '--log', log]);
    expect(exitCode).toBe(0);
    expect(stderr).not.toMatch(CONTROLS);
  });

  it.each(MOVING)('in its values: a problem repeats none of it (%j)', async (moving) => {
    const file = join(folder, 'values.csv');
    writeFileSync(
      file,
      `TRN,Date of birth,Induction programme,Induction period start date\n9900001,,${moving}y,${moving}z\n`,
    );
    const { exitCode, stderr } = await say(['import', file, '--dry-run', '--log', log]);
    expect(exitCode).toBe(1);
    expect(stderr).not.toMatch(CONTROLS);
  });

  it.each(MOVING)('in its name and in a header that is misspelt (%j)', async (moving) => {
    const file = join(folder, `${moving}.csv`);
    writeFileSync(file, `TRN,Date of birth,Induction programme,Induction period ${moving} date\n`);
    const { exitCode, stderr } = await say(['import', file, '--dry-run', '--log', log]);
    expect(exitCode).toBe(2);
    expect(stderr).not.toMatch(CONTROLS);
  });

  it.each(MARKUP)('and kept as it was written (%s), as JSON in the report', async (markup) => {
    const file = join(folder, 'schools.csv');
    writeFileSync(
      file,
      `school_id,name,phase,region,trust_id,alliance_id\nsynthetic-1,${markup},${markup},London,,\n`,
    );
    const { exitCode, stdout } = await say(['import', file, '--dry-run', '--json', '--log', log]);
    expect(exitCode).toBe(0);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });
});
