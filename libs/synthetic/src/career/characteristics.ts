import type { Random } from '../chance/random.js';
import { type Weights, weighted } from '../chance/weighted.js';
import { type Career, note } from './career.js';
import type { Person } from './person.js';

/** Per cent of women among teachers: School workforce in England, November 2023, rounded. */
const WOMEN: Readonly<Record<Person['phase'], number>> = { primary: 85, secondary: 65, special: 76 };
/** Nothing is on record of a few, and of a few no more than the one or the other. */
const SAID: Weights = [
  ['both', 92],
  ['sex', 2],
  ['birth year', 2],
  ['neither', 4],
];
const TELLS_NO_SEX = 0.01;

/** The sex and the year of birth of somebody, as they are told when training begins. */
export function characterise(career: Career, { phase, ageAtQts, qtsYear }: Person, on: number): void {
  const { random } = career;
  const said = weighted(random, SAID);
  const sex = sexOf(random, WOMEN[phase]);
  const birthYear = qtsYear + 1 - ageAtQts - (random.chance(0.5) ? 1 : 0);
  if (said === 'neither') return;
  note(career, on, 'CharacteristicsReported', {
    ...(said !== 'birth year' && { sex }),
    ...(said !== 'sex' && { birthYear }),
  });
}

function sexOf(random: Random, women: number): string {
  const isWoman = random.chance(women / 100);
  if (random.chance(TELLS_NO_SEX)) return 'prefer_not_to_say';
  return isWoman ? 'female' : 'male';
}
