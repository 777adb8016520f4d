const FORECAST = `query ($asOf: CalendarDate, $knownAt: Instant, $snapshots: [CalendarDate!], $horizons: [Int!]) {
  vacancyForecast(asOf: $asOf, knownAt: $knownAt, snapshots: $snapshots, horizons: $horizons) {
    yearOnYear { from to count }
    stages {
      stage stock annualExitProbability readyNow feederAnnualLeavingProbability
      ahead {
        years
        vacanciesIfRefilled { expected }
        vacanciesIfNotRefilled { expected }
        ready { expected }
      }
    }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function forecast({ ask, settings, viewpoint }) {
  const { snapshots, horizons } = settings;
  const { vacancyForecast } = await ask(FORECAST, { ...viewpoint, snapshots, horizons });
  const counts = {};
  for (const { from, to, count } of vacancyForecast.yearOnYear) (counts[from] ??= {})[to] = count;
  return {
    year_on_year_counts: counts,
    stages: Object.fromEntries(vacancyForecast.stages.map((stage) => [stage.stage, ofStage(stage)])),
  };
}

function ofStage(stage) {
  const byYears = (value) =>
    Object.fromEntries(stage.ahead.map((row) => [row.years, value(row)?.expected ?? null]));
  return {
    stock: stage.stock,
    annual_exit_probability: stage.annualExitProbability,
    expected_vacancies_posts_refilled: byYears((row) => row.vacanciesIfRefilled),
    expected_vacancies_not_refilled: byYears((row) => row.vacanciesIfNotRefilled),
    ready_now: stage.readyNow,
    feeder_annual_leaving_probability: stage.feederAnnualLeavingProbability,
    expected_ready: byYears((row) => row.ready),
  };
}
