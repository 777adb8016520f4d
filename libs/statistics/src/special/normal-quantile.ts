/** Coefficients from the highest power to the constant. */
type Polynomial = readonly number[];
type Quotient = readonly [numerator: Polynomial, denominator: Polynomial];

/** |p - ½| ≤ 0.425, in 0.425² - (p - ½)². */
const CENTRAL: Quotient = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
];

/** √(-ln of the smaller tail) up to 5, less 1.6. */
const MIDDLE: Quotient = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
];

/** √(-ln of the smaller tail) beyond 5, less 5. */
const FAR: Quotient = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
];

/**
 * The z below which a standard normal variable lies with probability `p`: ±Infinity at 1 and 0, NaN outside.
 *
 * Source: Wichura 1988, algorithm AS 241 (PPND16), Appl Statist 37:477; exact to about 1e-16 of its size.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * quotient(CENTRAL, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const size = r <= 5 ? quotient(MIDDLE, r - 1.6) : quotient(FAR, r - 5);
  return q < 0 ? -size : size;
}

/**
 * How many standard errors a two-sided interval of this level reaches to each side: 1.959963984540054 for 0.95.
 *
 * @throws RangeError the level is not between 0 and 1
 */
export function criticalValue(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError('A level lies between 0 and 1.');
  return -normalQuantile((1 - level) / 2);
}

const quotient = ([numerator, denominator]: Quotient, x: number): number =>
  valueAt(numerator, x) / valueAt(denominator, x);

const valueAt = (coefficients: Polynomial, x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
