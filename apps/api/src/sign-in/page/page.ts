import { createHash } from 'node:crypto';
import { NOTHING, policyOf } from '../../graphql/door/headers.js';
import type { Principal } from '../principal.js';

const STYLE =
  'body{font:1.1rem/1.5 arial,helvetica,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#0b0c0c}' +
  'button{font:inherit;padding:.5rem 1rem;background:#00703c;color:#fff;border:0;cursor:pointer}' +
  'button:focus-visible,a:focus-visible{outline:3px solid #fd0;outline-offset:2px}';

/** What a page of the sign-in may do in a browser: look as it does, and send its own form. */
export const PAGE_POLICY = policyOf({
  ...NOTHING,
  'style-src': [`'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`],
});

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title} – Teacher Pathways</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

/** One button, so that whatever looks at links beforehand does not use this one up. */
export const linkPage = (code: string): string =>
  page(
    'Sign in',
    `<form method="post" action="/sign-in/link"><input type="hidden" name="link" value="${escaped(code)}">` +
      '<p>This link lets you in once.</p><button>Sign in</button></form>',
  );

export const wayInPage = (hasIssuer: boolean): string =>
  page(
    'Sign in',
    hasIssuer
      ? '<p><a href="/sign-in/start">Sign in with your organisation</a></p>'
      : '<p>Open one of the links that the service showed when it started. Those that are good now are in the file ' +
          '<code>sign-in-links</code> of its data folder.</p>',
  );

export const refusedPage = (words: string): string =>
  page('Not signed in', `<p>${escaped(words)}</p><p><a href="/sign-in">Try again</a></p>`);

export const signedInPage = ({ role, organisations }: Principal): string =>
  page(
    'Signed in',
    `<p>As ${escaped(role)}${organisations.length > 0 ? ` for ${escaped(organisations.join(', '))}` : ''}.</p>` +
      '<p><a href="/graphiql">Ask a question</a></p>' +
      '<form method="post" action="/sign-in/out"><button>Sign out</button></form>',
  );

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each]!);
