import { dayIn, dayOf } from '../calendar.js';
import type { Career, ServiceHistory } from '../career/career.js';
import { nextId, note, postOn, spellEndAfter, worksOn } from '../career/career.js';
import type { Standing } from '../service/ladder.js';
import { standingOf } from '../service/ladder.js';
import { allianceOn } from '../world/world.js';

/** Teaching schools designated and deployed system leaders from September 2011 to August 2021. */
const FIRST_YEAR = 2011;
const LAST_YEAR = 2020;
const PROGRAMME_ENDED = dayOf('2021-08-31');
const YEARS_HELD = { least: 2, most: 5 };

/** Chance in a year. More than 7,300 SLEs, 2,000 LLEs and 1,100 NLEs among some 65,000 leaders in 2019. */
const DESIGNATED: Readonly<Partial<Record<Standing, { kind: string; chance: number }>>> = {
  middle: { kind: 'SLE', chance: 0.018 },
  senior: { kind: 'SLE', chance: 0.025 },
  head: { kind: 'LLE', chance: 0.03 },
  executive: { kind: 'NLE', chance: 0.05 },
};

/** Designations as a system leader, one at a time. They end with the programme or when the teacher leaves. */
export function designate(career: Career, history: ServiceHistory): void {
  const { random } = career;
  let freeFrom = history.qtsOn;
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const day = dayIn(year, 10, 1) + random.between(0, 250);
    const held = postOn(history, day);
    if (!held || day < freeFrom || !worksOn(history, day)) continue;
    const alliance = allianceOn(held.school, day);
    const designated = DESIGNATED[standingOf(held.role)];
    if (alliance === undefined || !designated || !random.chance(designated.chance)) continue;
    const designation = nextId(career, 'designation');
    note(career, day, 'SystemLeaderDesignated', {
      designation,
      kind: designated.kind,
      ...(designated.kind === 'SLE' && { specialism: random.pick(['curriculum', 'behaviour', 'data']) }),
      designatedBy: alliance,
    });
    const years = random.between(YEARS_HELD.least, YEARS_HELD.most);
    const endsOn = Math.min(day + years * 365, PROGRAMME_ENDED, spellEndAfter(history, day) ?? Infinity);
    note(career, endsOn, 'DesignationEnded', { designation });
    freeFrom = endsOn + 1;
  }
}
