/** From here on the first terms of Stirling's series give all the digits of a double. */
const ASYMPTOTIC_FROM = 15;

/** B(2k) / (2k (2k - 1)) for k = 1 to 7, with B the Bernoulli numbers. */
const COEFFICIENTS = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * What Stirling's formula leaves of ln Γ(x): ln Γ(x) - ((x - ½) ln x - x + ½ ln 2π), for x ≥ 15.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.1.41.
 */
export function stirlingRemainder(x: number): number {
  const square = x * x;
  return COEFFICIENTS.reduceRight((sum, coefficient) => sum / square + coefficient, 0) / x;
}

/**
 * ln Γ(x) for x > 0, to about 1e-15 of its size or of 1, whichever is more.
 *
 * Source: Stirling's series (Abramowitz & Stegun 6.1.41), below 15 by the recurrence Γ(x + 1) = x Γ(x).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let shifted = x;
  while (shifted < ASYMPTOTIC_FROM) product *= shifted++;
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI);
  return stirling + stirlingRemainder(shifted) - Math.log(product);
}
