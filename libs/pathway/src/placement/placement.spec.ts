import { describe, expect, it } from '@jest/globals';
import { decideBy, givenBy } from '../../spec/given.js';
import { placementVerbs } from './placement.facts.js';
import type { PlacementCommand, PlacementFact } from './placement.js';
import { evolvePlacements, noPlacements, refusePlacement } from './placement.js';

const givenTraining = (inTraining: boolean) =>
  givenBy(
    decideBy(placementVerbs, noPlacements, evolvePlacements, (command: PlacementCommand, placements) =>
      refusePlacement(command, placements, inTraining),
    ),
  );
const given = givenTraining(true);

const placement = 'autumn';
const start = {
  type: 'StartPlacement',
  effectiveOn: '2022-09-12',
  placement,
  school: 'synthetic-school-1',
} as const;
const started: PlacementFact = { ...start, type: 'PlacementStarted' };
const recordDays = {
  type: 'RecordPlacementDays',
  effectiveOn: '2022-10-21',
  placement,
  attended: 28.5,
} as const;
const daysRecorded: PlacementFact = { ...recordDays, type: 'PlacementDaysRecorded' };
const assignMentor = {
  type: 'AssignPlacementMentor',
  effectiveOn: '2022-09-20',
  placement,
  mentor: 'synthetic-mentor',
} as const;
const end = { type: 'EndPlacement', effectiveOn: '2022-12-16', placement, outcome: 'completed' } as const;
const ended: PlacementFact = { ...end, type: 'PlacementEnded' };

describe('A placement starts', () => {
  it('while the teacher is in training', () => {
    given().when(start).then(started);
    givenTraining(false)().when(start).isRefused('WRONG_STATE');
  });

  it('under an id of its own', () => {
    given(started).when(start).isRefused('ID_TAKEN', 'placement');
    given(started, ended).when(start).isRefused('ID_TAKEN', 'placement');
    given()
      .when({ ...start, placement: 'constructor' })
      .then({ ...started, placement: 'constructor' });
  });
});

describe('An open placement', () => {
  it('gets a mentor, has its days recorded, and ends', () => {
    given(started)
      .when(assignMentor)
      .then({ ...assignMentor, type: 'PlacementMentorAssigned' });
    given(started).when(recordDays).then(daysRecorded);
    given(started, daysRecorded).when(end).then(ended);
  });

  it('adds up its days', () => {
    const placements = [started, daysRecorded, daysRecorded].reduce(evolvePlacements, noPlacements);
    expect(placements[placement]).toMatchObject({ status: 'open', daysAttended: 57, since: '2022-10-21' });
  });

  it('ends on or after the day of its latest change', () => {
    given(started)
      .when({ ...end, effectiveOn: '2022-09-11' })
      .isRefused('BEFORE_PREVIOUS_FACT', 'effectiveOn');
    given(started, daysRecorded)
      .when({ ...end, effectiveOn: '2022-10-20' })
      .isRefused('BEFORE_PREVIOUS_FACT');
  });
});

describe('A placement that is over, or that nobody started', () => {
  it('accepts nothing', () => {
    for (const command of [assignMentor, recordDays, end]) {
      given(started, ended).when(command).isRefused('WRONG_STATE', 'placement');
      given().when(command).isRefused('UNKNOWN_ID', 'placement');
    }
  });

  it('is not changed by what is reported of it', () => {
    const over = [started, daysRecorded, ended].reduce(evolvePlacements, noPlacements);
    expect([started, daysRecorded, ended].reduce(evolvePlacements, over)).toEqual(over);
    expect([daysRecorded, ended].reduce(evolvePlacements, noPlacements)).toEqual(noPlacements);
  });
});
