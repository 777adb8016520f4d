/** The fields of facts that answers rest on: the column and the path to it in the fact's JSON. */
const paths = {
  target: 'factId',
  post: 'post',
  from_post: 'fromPost',
  role: 'role',
  employer: 'employer',
  school: 'school',
  route: 'route',
  training_model: 'trainingModel',
  phase: 'phase',
  subject: 'subject',
  provider: 'provider',
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
  trust: 'trust',
  alliance: 'alliance',
  cluster: 'cluster',
} as const;

export const typedFields = Object.keys(paths);

/** One list of paths, so that each JSON text is parsed once however many fields are read. */
const extracted = `json_extract_string(data, [${Object.values(paths)
  .map((field) => `'$."${field}"'`)
  .join(', ')}])`;

/** The rows of a relation with a `data` column, with a typed column for each field. */
export const withTypedFields = (relation: string): string => `
  SELECT * EXCLUDE (held), ${typedFields.map((field, index) => `held[${index + 1}] AS ${field}`).join(', ')}
  FROM (SELECT *, ${extracted} AS held FROM ${relation})`;
