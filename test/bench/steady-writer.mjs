/** Appends a thousand facts a second to a log, a teacher each, until told to stop; then says how many it were. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { assessed } from './national.mjs';

const A_SECOND = 1_000;
const AT_ONCE = 50;

const [file, teachers] = [process.argv[2], Number(process.argv[3])];
const log = await openEventLog(`sqlite:${file}`);
let isOver = false;
process.on('message', () => (isOver = true));
process.send('ready');
const started = performance.now();
let facts = 0;
while (!isOver) {
  const some = Array.from({ length: AT_ONCE }, (_, n) => {
    const teacher = ((facts + n) * 7_919) % teachers;
    return assessed(`teacher-synthetic-${String(teacher + 1).padStart(6, '0')}`, `steady-${facts + n}`);
  });
  await recordReported(log, some, { importedAt: new Date().toISOString() });
  facts += AT_ONCE;
  await sleep(Math.max(0, (facts / A_SECOND) * 1_000 - (performance.now() - started)));
}
await log.close();
process.send({ facts, seconds: (performance.now() - started) / 1_000 });
process.disconnect();
