import { createHash } from 'node:crypto';
import type { ASTVisitor, DocumentNode, ValidationContext } from 'graphql';
import { GraphQLError } from 'graphql';
import { digests } from './our-operations.digests.js';

/** By the digest of its text, to the last character. */
const isOurs = ({ loc }: DocumentNode): boolean =>
  loc !== undefined && digests.has(createHash('sha256').update(loc.source.body).digest('hex'));

/** @throws GraphQLError NOT_OUR_OPERATION none of our own clients asks this */
export function refuseOthers(document: DocumentNode): void {
  if (isOurs(document)) return;
  throw new GraphQLError('In a browser only what our own pages ask is answered here. Ask with a token.', {
    extensions: { code: 'NOT_OUR_OPERATION', http: { status: 400 } },
  });
}

const OF_THE_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type']);

/** Refuses questions about what can be asked, but that of our own command line, which puts its questions together by it. */
export const introspectionOfOurs = (context: ValidationContext): ASTVisitor =>
  isOurs(context.getDocument())
    ? {}
    : {
        Field(node) {
          if (OF_THE_SCHEMA.has(node.name.value))
            context.reportError(new GraphQLError('What can be asked is not told here.', { nodes: node }));
        },
      };
