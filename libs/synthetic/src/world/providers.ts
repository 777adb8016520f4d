import { dayIn } from '../calendar.js';
import type { OrganisationDraft } from './organisation-draft.js';
import { become, syntheticId } from './organisation-draft.js';

/** The first six train teachers, the last four lead NPQs. */
const PROVIDERS = [
  'University Provider 1',
  'University Provider 2',
  'University Provider 3',
  'School-Centred Provider 1',
  'School-Centred Provider 2',
  'School-Centred Provider 3',
  'NPQ Lead Provider 1',
  'NPQ Lead Provider 2',
  'NPQ Lead Provider 3',
  'NPQ Lead Provider 4',
];
const TRAINING_PROVIDERS = 6;
const REGISTERED = dayIn(1994, 9, 1);

const ids = PROVIDERS.map((_, index) => syntheticId('provider', index + 1, 2));

export const providers = { training: ids.slice(0, TRAINING_PROVIDERS), npq: ids.slice(TRAINING_PROVIDERS) };

export const providerDrafts = (): readonly OrganisationDraft[] =>
  PROVIDERS.map((name, index) =>
    become(ids[index]!, REGISTERED, 'ProviderRegistered', { name: `Synthetic ${name}` }),
  );
