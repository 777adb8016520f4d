import { DuckDBInstance } from '@duckdb/node-api';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { transformSync } from 'amaro';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import { foldDriver } from './fold-driver.js';
import { type Message, ProjectionRefused, type Task, type Value } from './projection-file.js';

type Emit = (message: Message) => void;

const STACK_BYTES = 512 * 1024;

/** How many facts are handed in at a time. */
const BATCH = 2_000;

/**
 * Runs the fold of a projection in a JavaScript engine of its own, which knows of no system, files or network.
 *
 * @throws ProjectionRefused the module cannot be run, reaches outside, or needs too much
 */
export async function runFold(task: Task, emit: Emit): Promise<void> {
  const quickJs = await newQuickJSWASMModuleFromVariant(
    // The package describes its CommonJS form.
    variant as unknown as QuickJSSyncVariant,
  );
  const runtime = quickJs.newRuntime();
  runtime.setMemoryLimit(task.limits.megabytes * 1024 * 1024);
  runtime.setMaxStackSize(STACK_BYTES);
  const deadline = Date.now() + task.limits.seconds * 1_000;
  runtime.setInterruptHandler(() => Date.now() > deadline);
  const imported = refuseImports(runtime);
  const engine = runtime.newContext();
  const unwrap = unwrapping(engine, task, imported);
  const fold = unwrap(engine.evalCode(foldDriver, 'fold.js')).consume((driver) =>
    unwrap(engine.callFunction(driver, engine.undefined, moduleOf(engine, task, unwrap))),
  );
  const call = (name: string, ...texts: readonly string[]): unknown => {
    const method = engine.getProp(fold, name);
    const handles = texts.map((text) => engine.newString(text));
    return method.consume((held) => unwrap(engine.callFunction(held, fold, ...handles)).consume(engine.dump));
  };
  const source = JSON.parse(String(call('source'))) as 'facts' | 'facts_in_force';
  for await (const facts of factsIn(task.database, source)) call('take', facts);
  emit({ columns: JSON.parse(String(call('columns'))) as readonly string[] });
  for (;;) {
    const rows = JSON.parse(String(call('rows'))) as readonly (readonly Value[])[];
    if (rows.length === 0) return;
    emit({ rows });
  }
}

/** Types are stripped, and imported types with them. Whatever else is imported is remembered, however it is hidden. */
function refuseImports(runtime: QuickJSRuntime): { name: string | undefined } {
  const imported: { name: string | undefined } = { name: undefined };
  runtime.setModuleLoader((name) => {
    imported.name ??= name;
    return { error: new Error(`import of ${name}`) };
  });
  return imported;
}

type Result = ReturnType<QuickJSContext['evalCode']>;
type Unwrap = (result: Result) => QuickJSHandle;

function moduleOf(engine: QuickJSContext, { name, text }: Task, unwrap: Unwrap): QuickJSHandle {
  return unwrap(engine.evalCode(withoutTypes(name, text), name, { type: 'module' }));
}

function withoutTypes(name: string, text: string): string {
  try {
    return transformSync(text, { mode: 'strip-only' }).code;
  } catch (error) {
    const reason = String((error as { readonly message?: unknown }).message ?? error);
    throw new ProjectionRefused(
      'FAULT',
      `${name}: This is not TypeScript that only needs its types taken away. ${reason}`,
    );
  }
}

/** The names under which other engines reach for the system. */
const OUTSIDE =
  /'(process|require|module|fetch|XMLHttpRequest|WebSocket|Deno|Bun|Worker|setTimeout|setInterval|std|os|Buffer|__dirname|navigator)' is not defined/;

const unwrapping =
  (engine: QuickJSContext, { name, limits }: Task, imported: { readonly name: string | undefined }): Unwrap =>
  (result) => {
    const told = result.error && result.error.consume(engine.dump);
    if (imported.name !== undefined)
      throw new ProjectionRefused(
        'NOT_ALLOWED',
        `${name}: It imports ${imported.name}: only types can be imported.`,
      );
    if (!result.error) return result.value;
    const { name: kind = 'Error', message = String(told), stack = '' } = (told ?? {}) as Partial<Error>;
    if (message === 'interrupted')
      throw new ProjectionRefused('TOO_LONG', `${name}: It ran for more than ${limits.seconds} s.`);
    if (message === 'out of memory')
      throw new ProjectionRefused('TOO_MUCH_MEMORY', `${name}: It needs more than ${limits.megabytes} MB.`);
    const outside = OUTSIDE.exec(message)?.[1];
    if (outside !== undefined)
      throw new ProjectionRefused(
        'NOT_ALLOWED',
        `${name}: It reaches for ${outside}: there is nothing outside.`,
      );
    const [where] = stack.split('\n').filter((line) => line.includes(name));
    throw new ProjectionRefused('FAULT', `${name}: ${kind}: ${message}${where ? ` (${where.trim()})` : ''}`);
  };

/** The facts as JSON, many at a time. */
async function* factsIn(path: string, source: 'facts' | 'facts_in_force'): AsyncGenerator<string> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' });
  const connection = await instance.connect();
  const order = source === 'facts' ? 'number' : 'effective_on, recorded_at, number';
  const result = await connection.stream(`
    SELECT to_json({eventId: event_id, teacher: teacher, organisation: organisation, type: type,
      effectiveOn: effective_on::VARCHAR, recordedAt: strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%gZ'), data: data})::VARCHAR
    FROM ${source} ORDER BY ${order}`);
  try {
    let texts: string[] = [];
    for await (const rows of result.yieldRows()) {
      for (const [text] of rows) texts.push(String(text));
      if (texts.length < BATCH) continue;
      yield `[${texts.join(',')}]`;
      texts = [];
    }
    yield `[${texts.join(',')}]`;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
