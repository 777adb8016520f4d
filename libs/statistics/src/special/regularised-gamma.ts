import { logGamma, stirlingRemainder } from './log-gamma.js';

const PRECISION = 1e-16;
/** Terms needed grow with the root of `a`; this serves an `a` of a thousand million. */
const MOST_TERMS = 1_000_000;
/** Instead of a zero divisor in the continued fraction. */
const TINY = 1e-300;
const LARGE_SHAPE = 15;

/**
 * The regularised lower incomplete gamma function P(a, x), for a > 0 and x ≥ 0; NaN for anything else.
 *
 * Source: the series and the continued fraction of Abramowitz & Stegun 6.5.29 and 6.5.31, each where it converges fast.
 */
export function regularisedGammaP(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x);
}

/** The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), exact in its own digits far in the tail. */
export function regularisedGammaQ(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x);
}

/** x^a e^-x / Γ(a), without the loss of digits that large and nearly equal exponents would bring. */
export function gammaKernel(a: number, x: number): number {
  if (a < LARGE_SHAPE) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const away = (x - a) / a;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * (Math.log1p(away) - away) - stirlingRemainder(a));
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * gammaKernel(a, x);
}

/** By Lentz's method (Thompson & Barnett 1986, J Comput Phys 64:490). */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    h *= d * c;
    if (Math.abs(d * c - 1) <= PRECISION * 2) break;
  }
  return h * gammaKernel(a, x);
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
