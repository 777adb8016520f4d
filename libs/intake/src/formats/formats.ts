import type { Format } from '../format/format.js';
import { inductionActions } from './induction/actions.format.js';
import { inductionClaims } from './induction/claims.format.js';

/** Every format that is described as data. */
export const formats: readonly Format[] = [inductionClaims, inductionActions];
