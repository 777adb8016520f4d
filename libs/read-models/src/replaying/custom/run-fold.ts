import { DuckDBInstance } from '@duckdb/node-api';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import { foldDriver } from './fold-driver.js';
import { type Imported, refusedBy, refuseImported, withoutTypes } from './fold-faults.js';
import type { Message, Task, Value } from './projection-file.js';

type Emit = (message: Message) => void;

/** Well below the stack of this process, on which the engine runs. */
const STACK_BYTES = 128 * 1024;
const MOST_JOBS = 10_000;

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
    const told = method.consume((held) =>
      unwrap(engine.callFunction(held, fold, ...handles)).consume(engine.dump),
    );
    handles.forEach((handle) => handle.dispose());
    // A dynamic import waits until then.
    runtime.executePendingJobs(MOST_JOBS);
    refuseImported(task, imported);
    return told;
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
function refuseImports(runtime: QuickJSRuntime): Imported {
  const imported: { name: string | undefined } = { name: undefined };
  runtime.setModuleLoader((name) => {
    imported.name ??= name;
    return { error: new Error(`import of ${name}`) };
  });
  return imported;
}

const unwrapping =
  (engine: QuickJSContext, task: Task, imported: Imported): Unwrap =>
  (result) => {
    const told: unknown = result.error && result.error.consume(engine.dump);
    refuseImported(task, imported);
    if (result.error) throw refusedBy(told, task);
    return result.value;
  };

type Result = ReturnType<QuickJSContext['evalCode']>;
type Unwrap = (result: Result) => QuickJSHandle;

const moduleOf = (engine: QuickJSContext, task: Task, unwrap: Unwrap): QuickJSHandle =>
  unwrap(engine.evalCode(withoutTypes(task), task.name, { type: 'module' }));

/** The facts as JSON, many at a time. */
async function* factsIn(path: string, source: 'facts' | 'facts_in_force'): AsyncGenerator<string> {
  const instance = await DuckDBInstance.create(path, {
    ...{ access_mode: 'READ_ONLY', threads: '1', memory_limit: '256MB' },
  });
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
