/** Relative to the right value; absolute below 1. */
const TOLERANCE = 1e-6;

/**
 * Holds answers against the right values, figure by figure.
 *
 * A value of 0 or null need not be given: but where a whole cell is answered with null, its percentage is not 0. Not
 * counted are the limits of a survival of 0 or 1 and of an incidence of 0, which are a matter of convention, and
 * limits of a median that one side leaves open.
 *
 * @param {Record<string, any>} expected
 * @param {Record<string, any>} answers in the same shape
 * @returns {{ figure: string, right: number, wrong: string[], missing: number }[]}
 */
export const compared = (expected, answers) =>
  Object.entries(expected).map(([figure, right]) =>
    'candidates' in right ? problem(figure, right, answers[figure]) : values(figure, right, answers[figure]),
  );

function values(figure, expected, answer) {
  const result = { figure, right: 0, wrong: [], missing: 0 };
  if (answer === undefined)
    return { ...result, missing: [...leaves(expected).values()].filter(mustBeGiven).length };
  const wanted = leaves(expected);
  const given = leaves(answer);
  for (const [path, value] of wanted) {
    if (given.has(path)) {
      if (isConvention(path, wanted) || isOpenLimit(path, value, given.get(path))) continue;
      if (agree(value, given.get(path))) result.right += 1;
      else result.wrong.push(`${path}: ${given.get(path)} is given, right is ${value}`);
    } else if (isCutOff(path, given)) {
      if (mustBeGiven(value) || (value === 0 && path.endsWith('/percent')))
        result.wrong.push(`${path}: nothing above it is given, right is ${value}`);
    } else if (mustBeGiven(value)) result.missing += 1;
  }
  for (const [path, value] of given)
    if (!wanted.has(path) && mustBeGiven(value))
      result.wrong.push(`${path}: ${value} is given and not expected`);
  return result;
}

const mustBeGiven = (value) => value !== 0 && value !== null;

const agree = (right, given) =>
  typeof right === 'number' && typeof given === 'number'
    ? Math.abs(right - given) <= TOLERANCE * Math.max(1, Math.abs(right))
    : right === given;

const OF_SURVIVAL = /\/(ci_\w+\/[01]|se)$/;

function isConvention(path, wanted) {
  const survival = OF_SURVIVAL.test(path) ? wanted.get(path.replace(OF_SURVIVAL, '/surv')) : undefined;
  return (
    survival === 0 || survival === 1 || (/\/ci_loglog\/[^/]+\/[01]$/.test(path) && wanted.get(path) === null)
  );
}

const isOpenLimit = (path, right, given) =>
  path.includes('median_ci_loglog') && (right === null || given === null);

/** Whether something above a value is answered with null, or another value that has no parts. */
const isCutOff = (path, given) => {
  const parts = path.split('/');
  return parts.some((_, depth) => depth > 0 && given.has(parts.slice(0, depth).join('/')));
};

/** The values of an answer by their path. Keys that begin with _ are remarks. */
function leaves(value, path = [], found = new Map()) {
  if (value === null || typeof value !== 'object') return found.set(path.join('/'), value);
  for (const [key, held] of Object.entries(value))
    if (!key.startsWith('_')) leaves(held, [...path, key], found);
  return found;
}

/** Of equally good ways to fill the vacancies any is right; so the one that is given is weighed by its scores. */
function problem(figure, { candidates, vacancies, scores, expected }, answer) {
  if (!answer) return { figure, right: 0, wrong: [], missing: 1 };
  const pairs = Object.entries(answer.assignment).filter(([, vacancy]) => vacancy !== null);
  const taken = pairs.map(
    ([candidate, vacancy]) => scores[candidates.indexOf(candidate)]?.[vacancies.indexOf(vacancy)],
  );
  const isAllowed =
    taken.every((score) => score !== undefined && score !== null) &&
    new Set(pairs.map(([, vacancy]) => vacancy)).size === pairs.length;
  const total = taken.reduce((sum, score) => sum + score, 0);
  const checks = {
    filled: answer.filled === expected.filled && pairs.length === expected.filled,
    total_score: answer.total_score === expected.total_score && total === expected.total_score,
    assignment: isAllowed,
  };
  const wrong = Object.keys(checks).filter((check) => !checks[check]);
  return {
    figure,
    right: 3 - wrong.length,
    wrong: wrong.map((check) => `${check}: ${JSON.stringify(answer)}`),
    missing: 0,
  };
}
