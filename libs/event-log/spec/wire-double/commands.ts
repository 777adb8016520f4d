import { isFaultName } from './faults.js';
import type { WireDouble } from './wire-double.js';

/** What a double in a process of its own can be told, one line each. */
const COMMANDS: Readonly<Record<string, (double: WireDouble, ...words: string[]) => unknown>> = {
  stop: (double) => double.stop(),
  start: (double) => double.start(),
  freeze: (double) => double.freeze(),
  thaw: (double) => double.thaw(),
  plant: (double, count) => double.plantForeignEvents(Number(count)),
  fault: (double, name = '', times, afterEvents, milliseconds) => {
    if (!isFaultName(name)) throw new TypeError(`There is no fault ${name}.`);
    double.faults.switchOn(name, {
      times: times === undefined ? undefined : Number(times),
      afterEvents: Number(afterEvents ?? 0),
      milliseconds: Number(milliseconds ?? 0),
    });
  },
  mend: (double, name) => double.faults.switchOff(name !== undefined && isFaultName(name) ? name : undefined),
  events: (double) => double.log.records.length,
};

/** Carries out one line; answers with what to print. */
export async function carryOutLine(double: WireDouble, line: string): Promise<string> {
  const [command = '', ...words] = line.trim().split(/\s+/);
  try {
    const action = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!action) throw new TypeError(`There is no command ${command}.`);
    const result = await action(double, ...words);
    return typeof result === 'number' ? `done ${line} ${result}` : `done ${line}`;
  } catch (error) {
    return `failed ${line}: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}
