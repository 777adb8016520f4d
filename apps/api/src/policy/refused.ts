import { GraphQLError } from 'graphql';

/** The same for whatever is refused to whomever, so that it tells nothing of what is there. */
export const REFUSED = 'This is not for you to do or to see.';

export const refused = (): GraphQLError => new GraphQLError(REFUSED, { extensions: { code: 'FORBIDDEN' } });
