import type { School } from '../world/world.js';
import type { Career } from '../career/career.js';
import { nextId, note } from '../career/career.js';

const KEY_STAGES = {
  primary: ['early_years', 'key_stage_1', 'key_stage_2'],
  secondary: ['key_stage_3', 'key_stage_4', 'key_stage_5'],
} as const;

/** A full placement is about thirty days; half days are common. */
const DAYS = { least: 24, most: 60 };
const DAYS_ABSENT = { chance: 0.5, most: 6 };

export interface PlacementPlan {
  readonly school: School;
  readonly setting: 'base_school' | 'contrasting_school' | 'special_school' | 'other';
  readonly phase: 'primary' | 'secondary' | 'special';
  readonly trainingYear: number;
  readonly from: number;
  readonly to: number;
}

/** A placement, cut short where the training ends before it (`endsOn`). */
export function place(career: Career, plan: PlacementPlan, endsOn: number): void {
  if (plan.from >= endsOn) return;
  const { random } = career;
  const placement = nextId(career, 'placement');
  const to = Math.min(plan.to, endsOn);
  const expectedDays = random.between(DAYS.least, DAYS.most);
  note(career, plan.from, 'PlacementStarted', {
    placement,
    school: plan.school.id,
    trainingYear: plan.trainingYear,
    setting: plan.setting,
    keyStages: [random.pick(KEY_STAGES[plan.phase === 'secondary' ? 'secondary' : 'primary'])],
    expectedDays,
    mentor: `synthetic-mentor-${plan.school.number}-${random.between(1, 3)}`,
  });
  const absent = random.chance(DAYS_ABSENT.chance) ? random.between(1, DAYS_ABSENT.most * 2) / 2 : 0;
  const served = Math.round(((to - plan.from) / (plan.to - plan.from)) * expectedDays);
  note(career, to, 'PlacementDaysRecorded', { placement, attended: Math.max(0, served - absent), absent });
  note(career, to, 'PlacementEnded', {
    placement,
    outcome: to < plan.to ? 'ended_early' : 'completed',
  });
}
