import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { DocumentNode } from 'graphql';

type DocumentStore = NonNullable<ApolloDriverConfig['documentStore']>;

const MOST = 500;

/**
 * Keeps parsed questions, so that one asked again is not parsed again. A command is forgotten: it may hold in words who
 * somebody is, who may be erased.
 */
export function keptDocuments(): DocumentStore {
  const documents = new Map<string, DocumentNode>();
  return {
    get: async (key) => documents.get(key),
    async set(key, document) {
      if (!document.definitions.every(isQuestion)) return;
      if (documents.size >= MOST) documents.delete(documents.keys().next().value!);
      documents.set(key, document);
    },
    delete: async (key) => documents.delete(key),
  };
}

const isQuestion = (definition: DocumentNode['definitions'][number]): boolean =>
  definition.kind !== 'OperationDefinition' || definition.operation === 'query';
