import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { linksFileIn } from '#sign-in/links-file';
import { runningApi } from './running-api.js';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);
const itInChromium = executablePath ? it : it.skip;
const WITHOUT_CHROMIUM = executablePath ? '' : ' (SKIPPED: needs Chromium, in /usr/bin or at $CHROMIUM)';

/** Without these the browser itself calls home, which isn't what is asked here. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const A_MINUTE = 60_000;

/** What a page asked for and complained of, from its opening on. */
interface Overheard {
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

function overhear(page: Page): Overheard {
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  return { requests, complaints };
}

const isWithin = (origin: string, url: string): boolean =>
  new URL(url).origin === origin || ['blob:', 'data:'].includes(new URL(url).protocol);

/** Types into an editor in place of what it holds, and deletes the brackets that it closed once more by itself. */
async function typeInto(page: Page, editor: string, text: string): Promise<void> {
  await page.locator(`${editor} .view-lines`).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.press('Delete');
}

/** A person who opened the link that the service showed. */
async function signedInPage(browser: Browser, { folder }: { readonly folder: string }): Promise<Page> {
  const links = await readFile(linksFileIn(folder), 'utf8');
  const page = await browser.newPage();
  await page.goto(/^data_officer (\S+)$/m.exec(links)![1]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('As data_officer').waitFor();
  return page;
}

describe('the query page in a browser', () => {
  let api: Awaited<ReturnType<typeof runningApi>>;
  let browser: Browser;

  beforeAll(async () => {
    if (!executablePath) return;
    [api, browser] = await Promise.all([runningApi(), chromium.launch({ executablePath, args })]);
  }, A_MINUTE);

  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  }, A_MINUTE);

  itInChromium(
    `answers a query that is typed, asks nobody but the service, and has nothing to complain of${WITHOUT_CHROMIUM}`,
    async () => {
      const page = await signedInPage(browser, api);
      const { requests, complaints } = overhear(page);
      await page.goto(`${api.url}/graphiql`);
      await typeInto(page, '.graphiql-query-editor', '{ __type(name: "Recorded") { kind answered: name } }');
      await page.keyboard.press('Control+Enter');

      const answer = page.locator('.graphiql-response .view-lines');
      await answer.getByText('answered').waitFor();
      expect((await answer.innerText()).replaceAll(/\s/g, '')).toContain(
        '"__type":{"kind":"OBJECT","answered":"Recorded"}',
      );
      expect(requests.length).toBeGreaterThan(2);
      expect(requests.filter((url) => !isWithin(new URL(api.url).origin, url))).toEqual([]);
      expect(complaints).toEqual([]);
    },
    A_MINUTE,
  );

  itInChromium(
    `shows events as they are recorded${WITHOUT_CHROMIUM}`,
    async () => {
      const page = await signedInPage(browser, api);
      await page.goto(`${api.url}/graphiql`);
      await typeInto(page, '.graphiql-query-editor', 'subscription { events { teacher type } }');
      const connected = page.waitForEvent('websocket');
      await page.keyboard.press('Control+Enter');
      expect((await connected).url()).toBe(`${api.url.replace('http', 'ws')}/graphql`);
      const [commandId, teacherId] = ['registered-in-a-browser', 'synthetic-in-a-browser'];
      await api.say('registerTeacher', { commandId, teacherId, effectiveOn: '2026-09-01' });
      await page.locator('.graphiql-response .view-lines').getByText(teacherId).waitFor();
    },
    A_MINUTE,
  );
});
