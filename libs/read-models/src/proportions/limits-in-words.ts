/** What limits at the default level mean in an answer that counts everybody. */
export const LIMITS_IN_WORDS =
  "Limits are Wilson's at 95%: they tell of chance, for comparison, not of sampling, as everybody is counted.";
