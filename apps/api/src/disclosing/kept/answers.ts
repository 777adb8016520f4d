/** Answers as they were shown, the latest of them: who asks again at the same position is shown the same. */
export interface ShownAnswers {
  get(key: string): object | undefined;
  keep(key: string, answer: object): void;
}

export function shownAnswers(most: number): ShownAnswers {
  const answers = new Map<string, object>();
  return {
    get: (key) => answers.get(key),
    keep(key, answer) {
      answers.set(key, answer);
      if (answers.size > most) answers.delete(answers.keys().next().value!);
    },
  };
}
