import { phases } from '#pathway/vocabulary/phases';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { firstYearOf } from '../cohort/academic-year.js';
import type { Answering } from '../read-model.js';
import { parametersOf } from '../training/trainings.sql.js';
import type { TraineeAttributionAnswer, TraineeAttributionArgs } from './attribution.answer.js';
import { attributedCountsSql, attributionSql } from './attribution.sql.js';

const DEFINITION =
  'Each trainee once, by the latest of the trainings begun by the day: the shares last said of it (at the latest at ' +
  "its end), or where nothing is said those of the partnership's members that host the phase. The shares of one " +
  'trainee total 1, so the shares of all organisations and the unattributed add up to the trainees. A record ' +
  'withdrawn as entered in error is no trainee.';

interface Row extends Readonly<Record<string, unknown>> {
  readonly organisation: string;
  readonly name: string | null;
  readonly phase: string | null;
  readonly of_phase: boolean;
  readonly trainees: number;
  readonly share: number;
}

/**
 * To whom trainees are attributed who are trained jointly: nobody is counted twice.
 *
 * @throws ImpossibleQuestion the intake is no academic year
 */
export async function traineeAttribution(
  model: Answering,
  args: TraineeAttributionArgs,
): Promise<TraineeAttributionAnswer> {
  const { asOf, routes = [], partnership } = args;
  const intake = args.intake === undefined ? undefined : firstYearOf(args.intake);
  if (args.intake !== undefined && intake === undefined)
    throw new ImpossibleQuestion('An intake is written like 2014/15.');
  const filter = { routes, hasPartnership: partnership !== undefined, hasIntake: intake !== undefined };
  return answered(model, { ...args, routes }, async ({ rows }) => {
    const of = {
      ...parametersOf({ asOf, routes }),
      ...(partnership !== undefined && { partnership }),
      ...(intake !== undefined && { intake }),
    };
    const [counts] = await rows<Counts>(attributedCountsSql(filter), of);
    const { askew, ...told } = counts!;
    const found = await rows<Row>(attributionSql(filter), of);
    const answer = {
      ...told,
      organisations: found.filter((row) => !row.of_phase).map(ofOrganisation),
      byPhase: found.filter((row) => row.of_phase).map(ofPhase),
    };
    return { ground: { definition: DEFINITION, n: told.trainees, warnings: warningsOf(askew) }, answer };
  });
}

type Counts = { trainees: number; shared: number; unattributed: number; askew: number };

const ofOrganisation = ({ organisation, name, trainees, share }: Row) => ({
  organisation,
  name,
  trainees,
  share,
});

const ofPhase = (row: Row) => ({
  ...ofOrganisation(row),
  phase: row.phase,
  phaseLabel: row.phase === null ? 'not on record' : labelOf(phases, row.phase),
});

const warningsOf = (askew: number): readonly string[] =>
  askew === 0
    ? []
    : [`The shares of ${askew} trainees do not total 1 on record: the sum of the shares is off by as much.`];
