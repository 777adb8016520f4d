import { GraphQLError } from 'graphql';

/** A question that is not answered to this role, or not as it was put. */
export const notForThisRole = (reason: string): GraphQLError =>
  new GraphQLError(reason, { extensions: { code: 'NOT_FOR_THIS_ROLE' } });
