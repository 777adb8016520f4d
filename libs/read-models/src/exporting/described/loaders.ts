/** Twenty lines each that load an extract and print its table of retention, with the figures as the service gives them. */

/** Base R: needs no package. */
const R = String.raw`# Loads the extract in this folder and prints retention in per cent, by cohort and years after qualifying.
# Run: Rscript load.R        Larger tables: arrow::read_parquet(file.path(folder, "facts.parquet"))
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
folder <- if (length(script) == 1) dirname(script) else "."
as_written <- read.csv(file.path(folder, "retention.csv"), colClasses = "character", na.strings = "")
retention <- type.convert(as_written, as.is = TRUE)

known <- !is.na(retention$percent)
stopifnot(all.equal(retention$percent[known], 100 * retention$retained[known] / retention$eligible[known]))

years <- c(1, 3, 5, 10)
cohorts <- unique(retention$cohort)
cell <- function(cohort, year) {
  found <- as_written$percent[retention$cohort == cohort & retention$year == year]
  if (length(found) == 0 || is.na(found)) "-" else found
}
cat("cohort", "n", paste0(years, "y"), sep = "\t", fill = FALSE)
cat("\n")
for (cohort in cohorts) {
  n <- retention$n[retention$cohort == cohort][1]
  cat(cohort, n, sapply(years, function(year) cell(cohort, year)), sep = "\t")
  cat("\n")
}
`;

/** The standard library of Python: needs no package. */
const PYTHON = String.raw`"""Loads the extract in this folder and prints retention in per cent, by cohort and years after qualifying.

Run: python3 load.py        Larger tables: pandas.read_parquet("facts.parquet"), or polars, or duckdb.
"""
import csv
import pathlib

folder = pathlib.Path(__file__).parent
with open(folder / "retention.csv", encoding="utf-8", newline="") as file:
    retention = list(csv.DictReader(file))

years = ["1", "3", "5", "10"]
table = {}
for row in retention:
    if row["percent"]:
        exact = 100 * int(row["retained"]) / int(row["eligible"])
        assert abs(float(row["percent"]) - exact) < 1e-9
    table.setdefault((row["cohort"], row["n"]), {})[row["year"]] = row["percent"] or "-"

print("cohort", "n", *(year + "y" for year in years), sep="\t")
for (cohort, n), cells in table.items():
    print(cohort, n, *(cells.get(year, "-") for year in years), sep="\t")
`;

/** DuckDB. */
const SQL = String.raw`-- Loads the extract in this folder and shows retention in per cent, by cohort and years after qualifying.
-- Run in this folder: duckdb -init load.sql        Larger tables: FROM 'facts.parquet'
CREATE OR REPLACE VIEW retention AS
  SELECT * FROM read_csv('retention.csv', header = true, types = {'percent': 'VARCHAR'});
SELECT cohort, n,
  max(percent) FILTER (year = 1) AS "1y",
  max(percent) FILTER (year = 3) AS "3y",
  max(percent) FILTER (year = 5) AS "5y",
  max(percent) FILTER (year = 10) AS "10y"
FROM retention GROUP BY cohort, n ORDER BY cohort;
`;

export const loaders: Readonly<Record<string, string>> = { 'load.R': R, 'load.py': PYTHON, 'load.sql': SQL };
