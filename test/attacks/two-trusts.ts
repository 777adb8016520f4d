import type { Bearer } from '#sign-in/own-issuer';
import { runningApi } from '../running-api.js';
import { asWhom, type Asking } from '../as-whom.js';

/**
 * Two schools of one trust, S1 and S2, and a third, S3, of another; S1 and S3 are also in an alliance. Somebody is at each,
 * somebody came from S3 to S1, and somebody went from S1 to S3.
 */
export const S1 = 'synthetic-school-one';
export const S2 = 'synthetic-school-two';
export const S3 = 'synthetic-school-three';
export const T1 = 'synthetic-trust-one';
export const T2 = 'synthetic-trust-two';
export const ALLIANCE = 'synthetic-alliance';

export const atS1 = 'synthetic-teacher-at-one';
export const atS2 = 'synthetic-teacher-at-two';
export const atS3 = 'synthetic-teacher-at-three';
export const cameToS1 = 'synthetic-teacher-came-to-one';
export const leftS1 = 'synthetic-teacher-left-one';
export const nobody = 'synthetic-teacher-not-there';

/** The day on which one came and the other went. */
export const MOVED_ON = '2022-09-01';

const bearer = (role: Bearer['role'], ...organisations: readonly string[]): Bearer => ({
  ...{ role, organisations, subject: `synthetic-${role}-${organisations.join('-')}`, purpose: 'a test' },
});

type Api = Awaited<ReturnType<typeof runningApi>>;

export interface TwoTrusts {
  readonly api: Api;
  /** Whoever asks, signed in. */
  as(role: Bearer['role'], ...organisations: readonly string[]): Promise<Asking>;
}

/** The service on these few, and whoever asks it. */
export async function twoTrusts(): Promise<TwoTrusts> {
  const api = await runningApi();
  await sayOrganisations(api);
  for (const [teacher, school] of [
    [atS1, S1],
    [atS2, S2],
    [atS3, S3],
  ] as const)
    await sayCareer(api, teacher, [[school, '2020-09-01']]);
  await sayCareer(api, cameToS1, [
    [S3, '2020-09-01'],
    [S1, MOVED_ON],
  ]);
  const position = await sayCareer(api, leftS1, [
    [S1, '2020-09-01'],
    [S3, MOVED_ON],
  ]);
  await api.ask(`{ headcount(atLeast: "${position}") { inService } }`);
  return { api, as: (role, ...organisations) => asWhom(api, bearer(role, ...organisations)) };
}

let said = 0;
async function say(api: Api, verb: string, effectiveOn: string, input: object): Promise<string> {
  const outcome = await api.say(verb, { commandId: `synthetic-said-${(said += 1)}`, effectiveOn, ...input });
  if (outcome.__typename === 'Refused') throw new Error(`${verb}: ${outcome.message}`);
  return outcome.position;
}

async function sayOrganisations(api: Api): Promise<void> {
  const kind = 'teaching_school_alliance';
  const then = '2010-09-01';
  for (const organisationId of [T1, T2])
    await say(api, 'registerTrust', then, { organisationId, name: organisationId });
  await say(api, 'registerAlliance', then, { organisationId: ALLIANCE, name: ALLIANCE, kind });
  for (const [organisationId, trust] of [
    [S1, T1],
    [S2, T1],
    [S3, T2],
  ] as const) {
    await say(api, 'registerSchool', then, { organisationId, name: organisationId, phase: 'primary' });
    await say(api, 'joinTrust', then, { organisationId, trust });
  }
  for (const organisationId of [S1, S3])
    await say(api, 'joinAlliance', then, { organisationId, alliance: ALLIANCE });
}

type Posts = readonly (readonly [employer: string, startOn: string])[];

/** One post after the other, each ending as the next one starts. */
async function sayCareer(api: Api, teacherId: string, posts: Posts): Promise<string> {
  await say(api, 'registerTeacher', '2019-08-01', { teacherId });
  let position = await say(api, 'awardQts', '2020-07-31', { teacherId, route: 'apply_for_qts' });
  for (const [index, [employer, startOn]] of posts.entries()) {
    if (index > 0) await say(api, 'endPost', startOn, { teacherId, post: `${teacherId}-${index}` });
    const post = {
      teacherId,
      employer,
      post: `${teacherId}-${index + 1}`,
      role: 'classroom_teacher',
      fte: 1,
    };
    position = await say(api, 'startPost', startOn, post);
  }
  return position;
}
