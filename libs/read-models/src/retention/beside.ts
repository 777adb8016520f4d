import { publishedOf, type Release } from '../benchmark/releases.js';
import { firstYearOf } from '../cohort/academic-year.js';
import type { CohortRetention } from './retention.answer.js';

/** A cohort with what a release says of it beside it: releases tell of academic years. */
export function besideOf(
  cohort: CohortRetention,
  release: Release | undefined,
  years: readonly number[],
): CohortRetention {
  const year = firstYearOf(cohort.cohort);
  const row = release && year !== undefined ? publishedOf(release, year) : undefined;
  if (release === undefined || row === undefined) return cohort;
  const cells = years.map((year) => ({ year, percent: row.percent.get(year) ?? null }));
  return { ...cohort, benchmark: { release: release.release, n: row.n, cells } };
}
