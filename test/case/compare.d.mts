export interface FigureResult {
  readonly figure: string;
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missing: number;
}

export function compared(
  expected: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, unknown>>,
): readonly FigureResult[];
