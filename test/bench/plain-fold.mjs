/**
 * The peer of a rebuild: what one would write without a database. `JSON.parse`, `switch`, a `Map` of objects, in the
 * order of the log. It keeps for each teacher and organisation what the stored tables keep of them, but knows neither
 * corrections nor voids, nor that a fact may be recorded after a later one; no part of it is on disk, and only what is
 * known now can be asked of it.
 */
import { roles } from '../../dist/libs/pathway/src/vocabulary/roles.js';
import { stages } from '../../dist/libs/pathway/src/vocabulary/stages.js';

/** @param {import('../../libs/event-log/src/event-log.js').EventLog} log */
export async function foldPlainly(log) {
  const teachers = new Map();
  const organisations = new Map();
  let facts = 0;
  for await (const batch of log.readAll({})) {
    for (const event of batch) {
      const { stream } = event;
      const fact = JSON.parse(event.data);
      if (stream.startsWith('teacher-')) ofTeacher(found(teachers, stream, newTeacher), event, fact);
      else ofOrganisation(found(organisations, stream, newOrganisation), event, fact);
    }
    facts += batch.length;
  }
  return { facts, teachers, organisations };
}

function found(map, key, made) {
  let one = map.get(key);
  if (!one) map.set(key, (one = made()));
  return one;
}

const newTeacher = () => ({
  qtsOn: null,
  training: null,
  observedFrom: null,
  inducted: false,
  service: [],
  posts: new Map(),
  formerPosts: [],
  breaks: [],
  assignments: new Map(),
  stages: [],
  npqs: new Map(),
  readiness: [],
});

const newOrganisation = () => ({ name: null, region: null, phases: [], memberships: [] });

const open = (spells) => {
  const last = spells.at(-1);
  return last && last.endOn === null ? last : undefined;
};
const begin = (spells, spell, day) => {
  const former = open(spells);
  if (former) former.endOn = day;
  spells.push({ ...spell, startOn: day, endOn: null });
};
const end = (spells, day, more) => {
  const spell = open(spells);
  if (spell) Object.assign(spell, { endOn: day }, more);
};

const RANKS = new Map(roles.terms.map(({ code, stage }) => [code, stage ? stages.indexOf(stage) : 0]));
const OUT_OF_SERVICE = 7;

function stageOf(teacher) {
  if (!open(teacher.service)) {
    if (teacher.qtsOn !== null) return OUT_OF_SERVICE;
    return teacher.training === null ? null : teacher.training.isOver ? OUT_OF_SERVICE : 0;
  }
  let top = 0;
  for (const post of teacher.posts.values()) top = Math.max(top, RANKS.get(post.role) ?? 0);
  return top > 0 ? top : teacher.inducted ? 2 : 1;
}

function noteStage(teacher, day) {
  const rank = stageOf(teacher);
  if (rank !== null && teacher.stages.at(-1)?.rank !== rank) {
    begin(teacher.stages, { rank, rankBefore: teacher.stages.at(-1)?.rank ?? null }, day);
  }
}

function ofTeacher(teacher, { type, effectiveOn: day }, fact) {
  switch (type) {
    case 'TrainingStarted': {
      const { route, trainingModel, phase, subject, provider } = fact;
      teacher.training = { startedOn: day, route, trainingModel, phase, subject, provider, isOver: false };
      return noteStage(teacher, day);
    }
    case 'TrainingWithdrawn':
    case 'EytsAwarded':
      if (teacher.training) teacher.training.isOver = true;
      return noteStage(teacher, day);
    case 'QtsAwarded':
      teacher.qtsOn ??= day;
      if (teacher.posts.size > 0 && !open(teacher.service)) begin(teacher.service, { reason: null }, day);
      return noteStage(teacher, day);
    case 'QtsRevoked':
      end(teacher.service, day);
      return noteStage(teacher, day);
    case 'InductionPassed':
    case 'InductionExempted':
      teacher.inducted = true;
      return noteStage(teacher, day);
    case 'PostStarted':
    case 'Promoted':
    case 'MovedLaterally':
    case 'SteppedDown':
      return takePost(teacher, fact, day);
    case 'PostEnded':
      closePost(teacher, fact.post, day);
      return noteStage(teacher, day);
    case 'ReturnedToTeaching':
      if (teacher.qtsOn !== null && !open(teacher.service)) begin(teacher.service, { reason: null }, day);
      return noteStage(teacher, day);
    case 'LeftTeaching':
      return leave(teacher, fact.reason ?? null, day);
    case 'CareerBreakStarted':
      return begin(teacher.breaks, {}, day);
    case 'CareerBreakEnded':
      return end(teacher.breaks, day);
    case 'ObservationStarted':
      teacher.observedFrom ??= day;
      return;
    case 'AssignmentProposed':
    case 'AssignmentStarted':
    case 'AssignmentExtended':
    case 'AssignmentEnded':
      return assign(teacher, type, fact, day);
    case 'ReadinessAssessed':
      return void teacher.readiness.push({
        role: fact.role,
        rating: fact.rating,
        assessor: fact.assessor,
        startOn: day,
      });
    case 'NpqApplied':
    case 'NpqApplicationAccepted':
      return noteNpq(teacher, fact, 'APPLIED', day);
    case 'NpqStarted':
    case 'NpqResumed':
    case 'NpqOutcomeVoided':
      return noteNpq(teacher, fact, 'IN_PROGRESS', day);
    case 'NpqDeferred':
      return noteNpq(teacher, fact, 'DEFERRED', day);
    case 'NpqWithdrawn':
      return noteNpq(teacher, fact, 'WITHDRAWN', day);
    case 'NpqFailed':
      return noteNpq(teacher, fact, 'FAILED', day);
    case 'NpqPassed':
      return noteNpq(teacher, fact, 'COMPLETED', day);
    case 'NpqApplicationRejected':
      return noteNpq(teacher, fact, null, day);
  }
}

function takePost(teacher, { post, fromPost, role, employer, sharedWith }, day) {
  closePost(teacher, post, day);
  if (fromPost) closePost(teacher, fromPost, day);
  const places = [...new Set([employer, ...(sharedWith ?? []).map(({ school }) => school)])].sort();
  teacher.posts.set(post, { post, role, employer, places, startOn: day, endOn: null });
  if (teacher.qtsOn !== null && !open(teacher.service)) begin(teacher.service, { reason: null }, day);
  noteStage(teacher, day);
}

function closePost(teacher, id, day) {
  const post = teacher.posts.get(id);
  if (!post) return;
  teacher.posts.delete(id);
  post.endOn = day;
  teacher.formerPosts.push(post);
}

function leave(teacher, reason, day) {
  end(teacher.service, day, { reason });
  end(teacher.breaks, day);
  for (const id of [...teacher.posts.keys()]) closePost(teacher, id, day);
  for (const { spells } of teacher.assignments.values()) end(spells, day);
  noteStage(teacher, day);
}

function assign(teacher, type, { assignment, title, school, plannedEndOn }, day) {
  const one = found(teacher.assignments, assignment, () => ({ spells: [], plans: [] }));
  if (plannedEndOn) begin(one.plans, { plannedEndOn }, day);
  if (type === 'AssignmentStarted') begin(one.spells, { title, school }, day);
  if (type === 'AssignmentEnded') end(one.spells, day);
}

function noteNpq(teacher, { enrolment, qualification }, state, day) {
  const attempt = found(teacher.npqs, enrolment, () => ({ qualification: null, spells: [] }));
  attempt.qualification ??= qualification ?? null;
  begin(attempt.spells, { state }, day);
}

function ofOrganisation(organisation, { stream, type, effectiveOn: day }, fact) {
  if (fact.name !== undefined) organisation.name = fact.name;
  if (fact.region !== undefined) organisation.region = fact.region;
  switch (type) {
    case 'SchoolRegistered':
    case 'SchoolPhaseChanged':
      return begin(organisation.phases, { phase: fact.phase }, day);
    case 'TrustRegistered':
      return begin(organisation.memberships, { kind: 'trust', body: stream }, day);
    case 'TrustJoined':
      return join(organisation, 'trust', fact.trust, day);
    case 'AllianceJoined':
      return join(organisation, 'alliance', fact.alliance, day);
    case 'TrustLeft':
    case 'AllianceLeft':
      return part(organisation, ({ body }) => body === (fact.trust ?? fact.alliance), day);
    case 'OrganisationClosed':
      return part(organisation, () => true, day);
  }
}

function join(organisation, kind, body, day) {
  if (kind === 'trust') part(organisation, (one) => one.kind === 'trust', day);
  organisation.memberships.push({ kind, body, startOn: day, endOn: null });
}

function part(organisation, isMeant, day) {
  for (const one of organisation.memberships) if (one.endOn === null && isMeant(one)) one.endOn = day;
}
