/** The fields of facts that answers rest on: the column and the path to it in the fact's JSON. Lists stay JSON. */
const paths = {
  target: 'factId',
  post: 'post',
  from_post: 'fromPost',
  role: 'role',
  employer: 'employer',
  school: 'school',
  shared_with: 'sharedWith',
  route: 'route',
  training_model: 'trainingModel',
  phase: 'phase',
  subject: 'subject',
  provider: 'provider',
  partnership: 'partnership',
  destination: 'destination',
  reason: 'reason',
  enrolment: 'enrolment',
  qualification: 'qualification',
  assignment: 'assignment',
  title: 'title',
  planned_end_on: 'plannedEndOn',
  rating: 'rating',
  assessor: 'assessor',
  name: 'name',
  region: 'region',
  local_authority: 'localAuthority',
  successor: 'successor',
  trust: 'trust',
  alliance: 'alliance',
  cluster: 'cluster',
} as const;

export const typedFields = Object.keys(paths);

const structure = JSON.stringify(Object.fromEntries(Object.values(paths).map((field) => [field, 'VARCHAR'])));

/** Facts on the workbench, told whose they are, with their typed fields. */
export const understood = (facts: string): string =>
  withTypedFields(`(
    SELECT *, CASE WHEN starts_with(stream, 'organisation-') THEN substr(stream, ${'organisation-'.length + 1}) END AS organisation
    FROM (${facts}))`);

/** The rows of a relation with a `data` column, with a typed column for each field. Each JSON text is parsed once. */
export const withTypedFields = (relation: string): string => `
  SELECT * EXCLUDE (held), ${Object.entries(paths)
    .map(([column, field]) => `held."${field}" AS ${column}`)
    .join(', ')}
  FROM (SELECT *, from_json(data, '${structure}') AS held FROM ${relation})`;
