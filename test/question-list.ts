import { readFile } from 'node:fs/promises';

/** One question of docs/questions.md. */
export interface ListedQuestion {
  readonly id: string;
  readonly verdict: 'Answered' | 'In part' | 'Missing';
  /** What is said of it, without the command. */
  readonly words: string;
  /** `pathways ask …`, as it would be typed. */
  readonly command?: string;
  readonly graphql?: string;
}

const PAGE = new URL('../docs/questions.md', import.meta.url);

/** @throws Error a section of the page is written in no way that this knows */
export async function listedQuestions(): Promise<readonly ListedQuestion[]> {
  const page = await readFile(PAGE, 'utf8');
  return page
    .split(/^### /m)
    .slice(1)
    .map((section) => read(section.split(/^## /m)[0]!));
}

function read(section: string): ListedQuestion {
  const id = /^[TPR]\d+(?=\. )/.exec(section)?.[0];
  const [, verdict, words] =
    /^.*\n\n(Answered|In part|Missing)([^`]*(?:`[^`\n]+`[^`]*)*)/.exec(section) ?? [];
  if (!id || !verdict) throw new Error(`This question says neither its number nor its answer: ${section}`);
  const command = /```sh\n(.*)\n```/.exec(section)?.[1];
  const graphql = /```graphql\n([^`]*)```/.exec(section)?.[1];
  return {
    id,
    verdict: verdict as ListedQuestion['verdict'],
    words: words!.trim(),
    ...(command && { command }),
    ...(graphql && { graphql }),
  };
}

/** The words of a command as a shell would hand them on. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
