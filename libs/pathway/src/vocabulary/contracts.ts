/** The kinds of contract under which a post is held. */
export const contracts = ['permanent', 'fixed_term', 'temporary'] as const;
