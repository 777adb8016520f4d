import { createInterface } from 'node:readline';
import { carryOutLine } from './commands.js';
import { startWireDouble } from './wire-double.js';

const [, , port = '0', tls = ''] = process.argv;
const double = await startWireDouble({ port: Number(port), tls: tls === 'tls' });
console.log(`listening ${double.port} ${double.url}`);

// One after the other, in the order they came.
for await (const line of createInterface(process.stdin)) console.log(await carryOutLine(double, line));
await double.close();
