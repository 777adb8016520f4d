import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from './principal.js';

const inHand = new AsyncLocalStorage<Principal>();

/** Does work on behalf of somebody: whatever it calls, however deep, can tell for whom. */
export const inHandOf = <T>(principal: Principal, work: () => T): T => inHand.run(principal, work);

/** @throws Error nobody has signed in: nothing is answered to nobody */
export function principalInHand(): Principal {
  const principal = inHand.getStore();
  if (!principal) throw new Error('Nobody has signed in for this request.');
  return principal;
}
