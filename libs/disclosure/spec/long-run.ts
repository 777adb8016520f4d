/** `FAULTS=long` asks for many more rounds than an ordinary run of the tests can afford. */
export const LONG = process.env['FAULTS'] === 'long';
