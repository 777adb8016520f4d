import type { ShownCell } from './classes.js';
import type { Ledger } from './ledger.js';
import type { Span } from './span.js';
import { noSpan, withRow } from './span.js';

const HEADER = 16;
const FORMAT = 1;

/**
 * A ledger as bytes, little-endian: 12 for each teacher, and for each cell a bit of each class. What can be computed
 * from that is left out.
 */
export function writtenLedger({ classes, cells }: Ledger): Uint8Array {
  const { teachers, classOf, sizes } = classes;
  const bits = Math.ceil(sizes.length / 8);
  const bytes = new Uint8Array(HEADER + 12 * teachers.length + 4 * sizes.length + bits * cells.length);
  const view = new DataView(bytes.buffer);
  [FORMAT, teachers.length, sizes.length, cells.length].forEach((each, place) =>
    view.setUint32(4 * place, each, true),
  );
  const [atClasses, atSizes] = [HEADER + 8 * teachers.length, HEADER + 12 * teachers.length];
  teachers.forEach((teacher, place) => view.setFloat64(HEADER + 8 * place, teacher, true));
  classOf.forEach((each, place) => view.setUint32(atClasses + 4 * place, each, true));
  sizes.forEach((size, index) => view.setUint32(atSizes + 4 * index, size, true));
  cells.forEach(({ members }, place) => {
    const start = atSizes + 4 * sizes.length + bits * place;
    members.forEach((member, index) => (bytes[start + (index >> 3)]! |= member << (index & 7)));
  });
  return bytes;
}

/**
 * The ledger that was written.
 *
 * @param under the limit it was kept with
 * @throws RangeError these bytes are none, or cut off: nothing may then be shown
 */
export function readLedger(bytes: Uint8Array, under: number): Ledger {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [format, people, groups, count] = [0, 4, 8, 12].map((place) => view.getUint32(place, true));
  const bits = Math.ceil(groups! / 8);
  if (format !== FORMAT || bytes.length !== HEADER + 12 * people! + 4 * groups! + bits * count!)
    throw new RangeError('These bytes are no ledger, or not the whole of one.');
  const [atClasses, atSizes] = [HEADER + 8 * people!, HEADER + 12 * people!];
  const teachers = Float64Array.from({ length: people! }, (_, place) =>
    view.getFloat64(HEADER + 8 * place, true),
  );
  const classOf = Uint32Array.from({ length: people! }, (_, place) =>
    view.getUint32(atClasses + 4 * place, true),
  );
  const sizes = Uint32Array.from({ length: groups! }, (_, index) =>
    view.getUint32(atSizes + 4 * index, true),
  );
  const cells = Array.from({ length: count! }, (_, place) =>
    cellFrom(bytes.subarray(atSizes + 4 * groups! + bits * place), sizes),
  );
  return { classes: { teachers, classOf, sizes }, cells, span: spanOf(cells, sizes, under) };
}

function cellFrom(bytes: Uint8Array, sizes: Uint32Array): ShownCell {
  const members = Uint8Array.from(sizes, (_, index) => (bytes[index >> 3]! >> (index & 7)) & 1);
  return { members, count: members.reduce((sum, member, index) => sum + member * sizes[index]!, 0) };
}

const spanOf = (cells: readonly ShownCell[], sizes: Uint32Array, under: number): Span =>
  cells.reduce((span, { members }) => withRow(span, members, (index) => sizes[index]! >= under), noSpan);
