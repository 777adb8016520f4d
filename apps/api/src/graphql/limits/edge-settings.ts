/** What an installation may set of what it lets anybody ask. */
export interface EdgeSettings {
  /** So long a question may keep the database busy. */
  readonly answerWithinMs: number;
  /** What one subject may cost within a minute, in points: about one for each value that could be given out. */
  readonly pointsAMinute: number;
  /** How many teachers one subject may be told of within an hour; data officers of any. */
  readonly teachersAnHour: number;
  /** Whether anybody may ask what can be asked, and is told what may have been meant; our own clients may always ask. */
  readonly introspection: boolean;
  /** Whether somebody who has signed in with a browser may ask only what our own clients ask. */
  readonly browsersAskOurs: boolean;
  /** Whether people reach the service by https. */
  readonly isHttps: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws RangeError names the variable and the mend */
export const edgeFrom = (env: Environment): EdgeSettings => ({
  answerWithinMs: numberIn(env, 'PATHWAYS_ANSWER_WITHIN_MS', 5_000),
  pointsAMinute: numberIn(env, 'PATHWAYS_POINTS_A_MINUTE', 10_000_000),
  teachersAnHour: numberIn(env, 'PATHWAYS_TEACHERS_AN_HOUR', 1_000),
  introspection: env['NODE_ENV'] !== 'production',
  browsersAskOurs: env['PATHWAYS_BROWSERS'] === 'own-operations',
  isHttps: env['PATHWAYS_URL']?.startsWith('https:') ?? false,
});

function numberIn(env: Environment, name: string, otherwise: number): number {
  const text = env[name] ?? String(otherwise);
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new RangeError(`${name}: give a whole number above 0.`);
}
