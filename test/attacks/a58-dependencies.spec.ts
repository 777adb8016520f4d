import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** Attacks by way of what is installed. */

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: true;
  readonly license?: string;
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const namesOf = (isMeant: (locked: Locked) => boolean): readonly string[] =>
  packages.filter(([, locked]) => isMeant(locked)).map(([path]) => path.replace(/^.*node_modules\//, ''));

/** Whose own program runs when they are installed: each was looked at. */
const MAY_RUN = [
  '@apollo/protobufjs',
  '@parcel/watcher',
  '@swc/core',
  'better-sqlite3',
  'protobufjs',
  'unrs-resolver',
];

/** None of them asks that what is built with it be given away. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Of licences to choose from one is enough; of those that hold together each must be on the list. */
const isAllowed = (licence = ''): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => LICENCES.has(each)));

describe('A58', () => {
  it('no package runs a program of its own when it is installed but those that were looked at', () => {
    expect([...new Set(namesOf(({ hasInstallScript }) => hasInstallScript === true))].sort()).toEqual(
      MAY_RUN,
    );
  });

  it('every package is told by its digest, and none comes from anywhere but the registry', () => {
    expect(packages.length).toBeGreaterThan(500);
    expect(namesOf(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(
      namesOf(
        ({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
      ),
    ).toEqual([]);
  });

  it('every licence is on the list', () => {
    expect(namesOf(({ license }) => !isAllowed(license))).toEqual([]);
    expect(isAllowed('GPL-3.0')).toBe(false);
    expect(isAllowed('MIT AND GPL-3.0')).toBe(false);
    expect(isAllowed('(MIT OR WTFPL)')).toBe(true);
  });
});
