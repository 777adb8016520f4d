import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ParseOptions, ValidationRule } from 'graphql';
import { fewQuestions } from '../few-questions.js';

/** What a document may be, before it is looked at what it asks. The widest question of our own has some 400 tokens. */
const MOST_TOKENS = 1_500;
const MOST_DEPTH = 11;
const MOST_ALIASES = 15;
const MOST_DIRECTIVES = 50;

/** GraphQL's own count of tokens: a document that is too long is not read to its end, and the answer is 400. */
export const parseOptions: ParseOptions = { maxTokens: MOST_TOKENS };

/** So many faults are told; to find and say hundreds would take long. */
export const validationOptions = { maxErrors: 10 };

/**
 * Refuses documents that are deep, or wide by aliases or directives. Tokens are counted by the parser and costs where the
 * variables are known, so these parts of the armour stay off; the plugins that would be left are for what is off here.
 */
export const documentRules: readonly ValidationRule[] = [
  ...(new ApolloArmor({
    maxDepth: { n: MOST_DEPTH, flattenFragments: true },
    maxAliases: { n: MOST_ALIASES },
    maxDirectives: { n: MOST_DIRECTIVES },
    maxTokens: { enabled: false },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect().validationRules as readonly ValidationRule[]),
  fewQuestions,
];
