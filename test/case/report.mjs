const MOST_SHOWN = 5;

/** What came of a case, one line a figure, and the first values that are wrong. */
export function reportOf(name, results, notGiven) {
  const lines = results.flatMap(({ figure, right, wrong, missing }) => {
    const verdict = wrong.length > 0 ? 'WRONG    ' : missing > 0 ? 'NOT GIVEN' : 'right    ';
    const others = wrong.length - MOST_SHOWN;
    return [
      `${verdict} ${figure}: ${right} right, ${wrong.length} wrong, ${missing} not given`,
      ...wrong.slice(0, MOST_SHOWN).map((difference) => `            ${difference}`),
      ...(others > 0 ? [`            … and ${others} more`] : []),
      ...(notGiven.has(figure) ? [`            ${notGiven.get(figure)}`] : []),
    ];
  });
  const sum = (count) => results.reduce((total, result) => total + count(result), 0);
  const totals = [
    `${sum(({ right }) => right)} right`,
    `${sum(({ wrong }) => wrong.length)} wrong`,
    `${sum(({ missing }) => missing)} not given`,
  ];
  return `${[...lines, `${name}: ${totals.join(', ')}`].join('\n')}\n`;
}
