/** What logs hold already, of each type and version, is read into the read model for good. */
import { expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { organisationCatalogue, teacherFacts } from '#pathway/catalogue';
import { samplesIn, sampleTexts } from '../../pathway/spec/sample-files.js';
import { needlessTypes } from '../src/derive/needless.js';
import { everyRow } from './everything-asked.js';
import { withModel } from './opened-model.js';

const samples = [...samplesIn(sampleTexts()).values()];

/** The samples of one catalogue as one record, in the order of their names. */
const recordOf = (stream: string, catalogue: object): readonly StoredEvent[] =>
  samples
    .filter(({ event }) => Object.hasOwn(catalogue, event.type))
    .map(({ event }, index) => ({
      ...event,
      stream,
      revision: index + 1,
      id: `${stream}-${index + 1}`,
      recordedAt: '2021-09-02T09:00:00Z',
      metadata: '{}',
      position: '',
    }));

const teacher = recordOf('teacher-synthetic', teacherFacts);
const organisation = recordOf('organisation-synthetic', organisationCatalogue);
/** The same facts, each alone on its record. */
const apart = [...teacher, ...organisation].map((event) => ({
  ...event,
  stream: `${event.stream}-${event.revision}`,
  id: `${event.id}-apart`,
  revision: 1,
}));

it('every stored fact, of any version there was, is applied and understood, in company and alone', async () => {
  await withModel([...teacher, ...organisation, ...apart], async (model) => {
    expect(await model.parked()).toEqual([]);
    const taken = [...teacher, ...organisation].filter(({ type }) => !needlessTypes.has(type));
    expect(await model.status()).toMatchObject({
      factsApplied: 2 * taken.length,
      factsOfUnknownType: 0,
      parkedStreams: 0,
    });
    const { organisations, npq_spells: npqs } = await everyRow(model);
    expect(organisations).toContainEqual(expect.objectContaining({ name: 'synthetic-name' }));
    expect(npqs).toContainEqual(expect.objectContaining({ enrolment: 'synthetic-enrolment' }));
  });
});
