import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Asking } from '../as-whom.js';
import { atS1, atS3, S1, T1, twoTrusts, type TwoTrusts } from './two-trusts.js';

let world: TwoTrusts;
let readers: readonly Asking[];
beforeAll(async () => {
  world = await twoTrusts();
  readers = [await world.as('school', S1), await world.as('trust_planner', T1)];
  for (const [organisationId, executiveLeader] of [
    ['synthetic-cluster-one', atS1],
    ['synthetic-cluster-three', atS3],
  ] as const)
    await say('registerCluster', { organisationId, name: organisationId, executiveLeader });
  await say('joinCluster', { organisationId: S1, cluster: 'synthetic-cluster-three' });
  const organisationId = 'synthetic-cluster-corrected';
  const factId = await say('registerCluster', { organisationId, name: organisationId });
  const changes = { executiveLeader: atS3, name: 'synthetic-renamed' };
  await say('correctOrganisationFact', { organisationId, factId, changes, reason: 'a test' });
});
afterAll(() => world.api.stop());

let said = 0;
async function say(verb: string, fields: object): Promise<string> {
  const commandId = `synthetic-cluster-${(said += 1)}`;
  const outcome = await world.api.say(verb, { commandId, effectiveOn: '2023-09-01', ...fields });
  if (outcome.__typename === 'Refused') throw new Error(outcome.message);
  return outcome.factIds[0]!;
}

it.each([
  `query ($id: ID!) { organisationTimeline(organisationId: $id) { entries { edges { node { fields } } } } }`,
  `query ($id: ID!) { events(organisation: $id) { edges { node { data fields } } } }`,
])('A5: the leader whom a cluster names is told to those who see the teacher: %s', async (question) => {
  const officer = await world.as('data_officer');
  for (const id of ['synthetic-cluster-three', 'synthetic-cluster-corrected']) {
    expect(JSON.stringify(await officer.ask(question, { id }))).toContain(atS3);
    for (const reader of readers) {
      const told = JSON.stringify(await reader.ask(question, { id }));
      expect(told).toContain('synthetic-');
      expect(told).not.toContain(atS3);
    }
  }
  for (const reader of readers)
    expect(JSON.stringify(await reader.ask(question, { id: 'synthetic-cluster-one' }))).toContain(atS1);
});

it('nor by the list of those who lead clusters', async () => {
  const question = `{ executiveLeaders { clusters { cluster executiveLeader } } }`;
  for (const reader of readers) {
    const told = JSON.stringify(await reader.ask(question));
    expect(told).toContain('synthetic-cluster-three');
    expect(told).not.toContain(atS3);
  }
});
