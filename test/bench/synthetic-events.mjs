/** What the benchmarks of the log append: of the size of an ordinary fact, and made as cheaply as can be. */

const data = JSON.stringify({
  programme: 'NPQSL',
  provider: 'organisation-synthetic-1',
  note: 'x'.repeat(150),
});
const metadata = JSON.stringify({ commandId: 'synthetic', source: { system: 'synthetic', id: '1' } });

let made = 0;

export const newEvent = () => ({
  id: `00000000-0000-5000-8000-${String((made += 1)).padStart(12, '0')}`,
  type: 'SyntheticHappened',
  version: 1,
  effectiveOn: '2024-09-01',
  recordedAt: '2024-09-02T08:00:00.000Z',
  data,
  metadata,
});

export const newEvents = (count) => Array.from({ length: count }, newEvent);
