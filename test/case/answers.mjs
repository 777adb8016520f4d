import { forecast } from './figures/forecast.mjs';
import { firstEvents, reasons } from './figures/incidence.mjs';
import { assignments, headcount, npqs } from './figures/leadership.mjs';
import { assigned } from './figures/matching.mjs';
import { multistate, timeToStage, transitions } from './figures/pipeline.mjs';
import { matrix, pooled, scopes } from './figures/retention.mjs';
import { comparison, curves } from './figures/survival.mjs';
import { NotAnswered } from './record.mjs';

/** How a figure of each type is asked: `(asking) => answer` in the shape of expected.json. */
const TYPES = {
  retention_matrix: matrix,
  retention_pooled: pooled,
  retention_scope: scopes,
  km: curves,
  logrank: comparison,
  cif_reason: reasons,
  cif_first_event: firstEvents,
  multistate,
  transitions_window: transitions,
  time_to_stage: timeToStage,
  headcount,
  npq: npqs,
  leadership_assignments: assignments,
  forecast,
};

/**
 * Asks every figure of a case. One that it does not answer is not given, with the reason.
 *
 * A figure that says which trust membership counts is asked of the record with the dated history of trusts, any other
 * of the record that has the list of schools alone.
 */
export async function answersTo(given, records) {
  const answers = {};
  const notGiven = new Map();
  const attempt = async (figure, answer) => {
    try {
      answers[figure] = await answer();
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw new Error(`${figure}: ${error.message}`, { cause: error });
      notGiven.set(figure, error.message);
    }
  };
  for (const [figure, settings] of Object.entries(given.figures))
    await attempt(figure, async () => {
      const isDated = settings.trust_membership !== undefined && given.trustHistory !== undefined;
      const { ask } = await (isDated ? records.dated() : records.listed());
      return answerTo(settings, given, ask);
    });
  for (const [problem, settings] of Object.entries(given.problems ?? {}))
    await attempt(problem, async () => assigned({ ask: (await records.empty()).ask, problem: settings }));
  return { answers, notGiven };
}

function answerTo(settings, { asOf, words }, ask) {
  const answer = TYPES[settings.type];
  if (!answer) throw new NotAnswered(`There is no figure of type ${settings.type}.`);
  const viewpoint = { asOf: settings.as_of ?? asOf, knownAt: settings.known_at ?? null };
  return answer({ ask, settings, viewpoint, word: (code, label) => wordFor(words, code, label) });
}

/** A label, or the code where that is what the files say. */
const wordFor = (words, code, label) => (!words.has(label) && words.has(code) ? code : label);
