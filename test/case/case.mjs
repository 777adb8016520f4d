import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

/** Said to whoever named the folder. */
export class UnusableCase extends Error {}

/**
 * What a folder holds.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} events path of the career events
 * @property {string} schools
 * @property {string | undefined} trustHistory
 * @property {string} asOf the day of observation
 * @property {Record<string, Record<string, any>>} figures what is asked, by name
 * @property {Record<string, any> | undefined} expected the right values, if the folder has them
 * @property {Record<string, any> | undefined} problems who is to fill which vacancy; then there are no figures
 * @property {ReadonlySet<string>} words words of the files: an answer is written with the word that its source used
 */

/**
 * @param {string} folder
 * @param {{ isCorrected: boolean, only: string[] | undefined }} options corrected: the same careers with the
 *   corrections already made; they say nothing of what was known before
 * @returns {Promise<Case>}
 */
export async function readCase(folder, { isCorrected, only }) {
  const path = (name) => join(folder, name);
  const name = basename(resolve(folder));
  if (existsSync(path('problems.json'))) return problemsIn(name, await readJson(path('problems.json')), only);
  if (!existsSync(path('case.json')))
    throw new UnusableCase(`${folder} holds neither case.json nor problems.json.`);
  const { as_of: asOf, figures } = await readJson(path('case.json'));
  const stem = isCorrected ? 'events_clean.csv' : 'events.csv';
  const events = [path(stem), path(`${stem}.gz`)].find((file) => existsSync(file));
  if (!events) throw new UnusableCase(`${folder} holds no ${stem}, gzip or not.`);
  const isAsked = ([figure, settings]) =>
    (!only || only.includes(figure)) && !(isCorrected && settings.known_at);
  const asked = Object.fromEntries(Object.entries(figures).filter(isAsked));
  const expected = existsSync(path('expected.json')) ? await readJson(path('expected.json')) : undefined;
  const trustHistory = path('school_trust_history.csv');
  return {
    name,
    events,
    schools: path('schools.csv'),
    trustHistory: existsSync(trustHistory) ? trustHistory : undefined,
    asOf,
    figures: asked,
    expected: expected && Object.fromEntries(Object.keys(asked).map((figure) => [figure, expected[figure]])),
    problems: undefined,
    words: new Set([
      ...(await wordsIn(events, EVENT_WORDS)),
      ...(await wordsIn(path('schools.csv'), SCHOOL_WORDS)),
    ]),
  };
}

function problemsIn(name, problems, only) {
  const chosen = Object.entries(problems).filter(([problem]) => !only || only.includes(problem));
  const expected = chosen.filter(([, problem]) => problem.expected);
  return {
    name,
    figures: {},
    problems: Object.fromEntries(chosen),
    expected: expected.length > 0 ? Object.fromEntries(chosen) : undefined,
  };
}

async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UnusableCase(`${file}: ${error.message}`);
  }
}

const EVENT_WORDS = ['route', 'reason', 'qualification', 'assignment'];
const SCHOOL_WORDS = ['phase', 'region'];

async function wordsIn(file, columns) {
  const words = new Set();
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  for await (const row of text.pipe(parse({ columns: true, bom: true, relax_column_count: true })))
    for (const column of columns) if (row[column]) words.add(row[column]);
  return words;
}
