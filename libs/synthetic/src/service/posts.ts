import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { School } from '../world/world.js';
import { schoolInTrust, trustOn } from '../world/world.js';
import type { Career, Held } from '../career/career.js';
import { nextId, note } from '../career/career.js';
import type { Person } from '../career/person.js';

export interface Opening {
  readonly role: string;
  readonly school: School;
  readonly fte: number;
  /** The post is in the central team of the school's trust. */
  readonly inTrust?: boolean;
}

export type Contract = 'permanent' | 'fixed_term' | 'temporary';

export type Entering =
  | { readonly type: 'PostStarted'; readonly contract: Contract; readonly acting?: boolean }
  | {
      readonly type: 'Promoted' | 'MovedLaterally' | 'SteppedDown';
      readonly contract: Contract;
      readonly acting?: boolean;
      readonly fromPost: string;
    };

const SHARED = 0.012;
/** Part of the other school, and how many schools an executive headteacher leads besides the first. */
const SHARED_FTE = 0.4;
const LED_BESIDES: Weights<number> = [
  [1, 5],
  [2, 3],
  [3, 1],
];

/** Opens a post by the fact that says how it came about, and tells what is held now. */
export function openPost(
  career: Career,
  person: Person,
  { role, school, fte, inTrust }: Opening,
  day: number,
  entering: Entering,
): Held {
  const post = nextId(career, 'post');
  const employer = (inTrust && trustOn(school, day)) || school.id;
  const sharedWith = inTrust ? [] : sharedSchools(career, person, role, school, day);
  const parts = sharedWith.length + 1;
  const { type, contract, acting } = entering;
  const held = {
    post,
    role,
    employer,
    ...(!inTrust && { phase: person.phase }),
    ...(person.phase === 'secondary' && role === 'classroom_teacher' && { subject: person.subject }),
    fte: parts > 1 ? Math.round((fte / parts) * 10) / 10 : fte,
    contract,
    ...(acting && { acting }),
    ...(parts > 1 && { sharedWith }),
  };
  if (type === 'PostStarted') note(career, day, type, held);
  else note(career, day, type, { ...held, fromPost: entering.fromPost });
  return { post, role, employer, school, from: day, fte };
}

function sharedSchools(
  { random, world }: Career,
  person: Person,
  role: string,
  school: School,
  day: number,
): readonly { readonly school: string; readonly fte: number }[] {
  const leadsSeveral = role === 'executive_headteacher';
  if (!leadsSeveral && !random.chance(SHARED)) return [];
  const wanted = leadsSeveral ? weighted(random, LED_BESIDES) : 1;
  const others = Array.from({ length: wanted }, () =>
    schoolInTrust(world, random, person.phase, school, day),
  );
  const ids = new Set(others.flatMap((other) => (other ? [other.id] : [])));
  return [...ids].map((id) => ({ school: id, fte: leadsSeveral ? 0.3 : SHARED_FTE }));
}
