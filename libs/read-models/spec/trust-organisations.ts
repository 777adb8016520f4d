import { record } from './record.js';

const FOUNDED = '2000-01-01';

const school = (id: string, phase: string, trust?: string) =>
  record(
    `organisation-${id}`,
    ['SchoolRegistered', FOUNDED, { name: `School ${id}`, phase, localAuthority: `Authority of ${id}` }],
    ...(trust ? [['TrustJoined', FOUNDED, { trust }] as const] : []),
  );

/** Trust T1 with a primary school S1 and two secondary schools S2 and S5, T2 with a primary school S3; S4 is in none. */
export const trustOrganisations = [
  ...record('organisation-T1', ['TrustRegistered', FOUNDED, { name: 'Trust 1' }]),
  ...record('organisation-T2', ['TrustRegistered', FOUNDED, { name: 'Trust 2' }]),
  ...school('S1', 'primary', 'T1'),
  ...school('S2', 'secondary', 'T1'),
  ...school('S5', 'secondary', 'T1'),
  ...school('S3', 'primary', 'T2'),
  ...school('S4', 'primary'),
];
