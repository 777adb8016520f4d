import type { PageArgs } from '../../answer.js';
import { manifestIn, type ReplayManifest } from '../manifest.js';
import { type FactsApart, factsApart } from './facts.js';
import { type FigureDifference, figuresApart } from './figures.js';

/** How two replays differ, and what explains it. */
export interface Differences {
  readonly isSame: boolean;
  readonly a: ReplayManifest;
  readonly b: ReplayManifest;
  /** What was asked or built otherwise: differences that no fact explains. */
  readonly reasons: readonly string[];
  /** Tables that hold something else. */
  readonly tables: readonly string[];
  readonly figures: readonly FigureDifference[];
  /** Null where other definitions made them: then their facts cannot be held side by side. */
  readonly facts: FactsApart | null;
}

/**
 * Holds two replayed folders side by side.
 *
 * @param page of the list of facts
 * @throws UnusableReplay one of them cannot be used
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function differencesBetween(
  folderA: string,
  folderB: string,
  page: PageArgs,
): Promise<Differences> {
  const [a, b] = [manifestIn(folderA), manifestIn(folderB)];
  const figures = await figuresApart(folderA, folderB);
  const tables = Object.keys({ ...a.tables, ...b.tables }).filter(
    (name) => a.tables[name] !== b.tables[name],
  );
  const facts =
    a.definitions === b.definitions
      ? await factsApart({ folder: folderA, manifest: a }, { folder: folderB, manifest: b }, page)
      : null;
  return {
    isSame: figures.length === 0 && tables.length === 0,
    ...{ a, b, reasons: reasonsFor(a, b), tables, figures, facts },
  };
}

function reasonsFor(a: ReplayManifest, b: ReplayManifest): readonly string[] {
  const apart = (what: string, ofA: unknown, ofB: unknown): readonly string[] =>
    ofA === ofB ? [] : [`${what}: ${String(ofA ?? 'none')} in A, ${String(ofB ?? 'none')} in B.`];
  return [
    ...apart('The figures are as of another day', a.figures?.asOf, b.figures?.asOf),
    ...apart('The training model is another', a.figures?.trainingModel, b.figures?.trainingModel),
    ...apart('The knowledge is of another instant', a.knownAt, b.knownAt),
    ...apart('The log was read up to another position', a.position, b.position),
    ...apart('Records that could not be read', a.counts.parkedStreams, b.counts.parkedStreams),
    ...(a.definitions === b.definitions
      ? []
      : [
          `The tables were made by other definitions (release ${a.codeVersion} in A, ${b.codeVersion} in B).`,
        ]),
    ...redefined(a, b).map((name) => `The definition of ${name} is another.`),
  ];
}

const redefined = ({ figures: a }: ReplayManifest, { figures: b }: ReplayManifest): readonly string[] =>
  Object.keys(a?.definitions ?? {}).filter(
    (name) => b?.definitions[name] !== undefined && a!.definitions[name] !== b.definitions[name],
  );
