/** Names under which Nest hands out what isn't a class. */
export const EVENT_LOG = Symbol('event log');
export const READ_MODEL = Symbol('read model');
export const DISCLOSING = Symbol('disclosing');
export const PRIVACY = Symbol('privacy');
export const METRICS = Symbol('metrics');
