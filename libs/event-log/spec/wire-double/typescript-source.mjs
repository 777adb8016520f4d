/** Lets Node load the double's TypeScript as it stands: types are taken away while a file is loaded. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const isSource = (url) => url?.startsWith('file:') && url.endsWith('.ts');

export function resolve(specifier, context, next) {
  const besideSource = specifier.startsWith('.') && isSource(context.parentURL);
  return next(besideSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!isSource(url)) return next(url, context);
  const text = await readFile(fileURLToPath(url), 'utf8');
  const { code } = await transform(text, {
    filename: fileURLToPath(url),
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', shortCircuit: true, source: code };
}
