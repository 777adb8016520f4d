import { join } from 'node:path';

/** The file with the one-time links that are good now, in the data folder of a service. */
export const linksFileIn = (folder: string): string => join(folder, 'sign-in-links');
