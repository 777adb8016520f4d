import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownIssuerIn } from '#sign-in/own-issuer';

const built = (path) => fileURLToPath(new URL(`../../dist/apps/${path}`, import.meta.url));
const SERVICE = built('api/src/main.js');
const CLI = built('cli/src/main.js');

/** Who asks for the figures of a case: whoever runs it has the files anyway. */
const RECORDING = { subject: 'case', role: 'data_officer', organisations: [], purpose: 'a case' };
const AN_HOUR = 3_600;

/** The service has no such question, or no answer to it. */
export class NotAnswered extends Error {}

/**
 * The records of a case, each imported into a fresh store and served by a process of its own once it is asked for:
 * the schools as they are listed, and the same with the dated history of their trusts.
 */
export function records(given, scratch, tell) {
  const opened = new Map();
  const record = async (kind, lists) => {
    const folder = join(scratch, kind);
    await mkdir(folder);
    await imported(given, lists, folder, tell);
    return served(folder);
  };
  const open = (kind, lists) => {
    if (!opened.has(kind)) opened.set(kind, record(kind, lists));
    return opened.get(kind);
  };
  return {
    listed: () => open('listed', ['--schools', given.schools]),
    dated: () => open('dated', ['--schools', given.schools, '--trust-history', given.trustHistory]),
    empty: () => open('empty', undefined),
    async close() {
      for (const { value } of await Promise.allSettled(opened.values())) await value?.close();
    },
  };
}

/** Imports the files by the command that everybody uses. Rows that fail are told, and the figures show the rest. */
async function imported({ events }, lists, folder, tell) {
  if (!lists) return;
  const log = `sqlite:${join(folder, 'log.sqlite')}`;
  const failed = join(folder, 'failed.csv');
  const child = spawn(process.execPath, [CLI, 'import', events, ...lists, '--log', log, '--failed', failed], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  if (code === 1) tell(`Some rows could not be imported:\n${said}`);
  else if (code !== 0) throw new Error(`The import failed:\n${said}`);
}

async function served(folder) {
  const child = spawn(process.execPath, [SERVICE], {
    env: {
      ...process.env,
      PATHWAYS_DATA: folder,
      PATHWAYS_LOG: undefined,
      PATHWAYS_PORT: '0',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  // Nothing outlives this store, so the service need not take its time to leave.
  const close = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  try {
    const url = await addressOf(child);
    const token = await (await ownIssuerIn(folder)).tokenFor(RECORDING, AN_HOUR);
    const ask = (query, variables) => asked(`${url}/graphql`, token, { query, variables });
    await untilCaughtUp(ask);
    return { ask, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function addressOf(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /https?:\/\/[^/\s]+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('The service did not start; it says why above.');
}

async function untilCaughtUp(ask) {
  for (;;) {
    const { readModel } = await ask('{ readModel { caughtUp head position } }');
    if (readModel.caughtUp && readModel.head === readModel.position) return;
    await sleep(50);
  }
}

async function asked(url, token, question) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(question),
  });
  const { data, errors } = await response.json();
  if (!errors) return data;
  throw new NotAnswered(errors.map(({ message }) => message).join(' '));
}
