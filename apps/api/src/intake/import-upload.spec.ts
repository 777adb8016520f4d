import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { Leaving } from '../leaving/leaving.js';
import { importUpload } from './import-upload.js';

const folder = mkdtempSync(join(tmpdir(), 'pathways-upload-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    'event_id,teacher_id,kind,occurred_on,recorded_at\ne1,synthetic-1,QTS awarded,2014-07-01,2014-07-02T09:00:00Z\n',
  );
}

it('a file is imported when the clock of the service says so', async () => {
  const log = await openEventLog(`sqlite:${join(folder, 'log.sqlite')}`);
  const clock = { now: () => new Date('2031-01-02T03:04:05Z') };
  const recording = { log, keyFile: join(folder, 'identity.key'), leaving: new Leaving(), clock };
  expect(await importUpload({ body: file(), size: 0 }, {}, recording)).toMatchObject({ recorded: 1 });
  const [event] = await log.readStream('teacher-synthetic-1');
  expect(JSON.parse(event!.metadata)).toMatchObject({ importedAt: '2031-01-02T03:04:05.000Z' });
  await log.close();
});
