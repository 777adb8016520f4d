/** `FAULTS=long` asks for many more rounds than an ordinary run of the tests can afford. */
export const LONG = process.env['FAULTS'] === 'long';

/** How long one test may take, in milliseconds. */
export const A_WHILE = LONG ? 900_000 : 120_000;
