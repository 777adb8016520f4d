/** A line of a file, without its ending. */
export interface Line {
  /** 1 for the first line of the file. */
  readonly number: number;
  readonly text: string;
  /** It was longer than it may be: the rest of it is left out. */
  readonly cut: boolean;
}

export const MAX_LINE_CHARACTERS = 1024 * 1024;

export interface LineSplitter {
  /** The lines that this piece of text completes. */
  take(text: string): Line[];
  /** The last line, if the text doesn't end with a line ending. */
  rest(): Line[];
}

/**
 * Cuts text, handed in piece by piece, at every line ending: LF, CR LF or CR alone.
 *
 * @param most characters that a line may have
 */
export function lineSplitter(most = MAX_LINE_CHARACTERS): LineSplitter {
  let tail = '';
  let cut = false;
  let number = 0;
  let endedOnReturn = false;

  function extend(piece: string): void {
    const room = most - tail.length;
    if (piece.length > room) cut = true;
    tail += piece.length > room ? piece.slice(0, room) : piece;
  }

  function complete(): Line {
    const line = { number: (number += 1), text: tail, cut };
    tail = '';
    cut = false;
    return line;
  }

  return {
    take(text) {
      const lines: Line[] = [];
      let start = endedOnReturn && text.startsWith('\n') ? 1 : 0;
      if (text !== '') endedOnReturn = text.endsWith('\r');
      const ending = /\r\n?|\n/g;
      ending.lastIndex = start;
      for (let found = ending.exec(text); found; found = ending.exec(text)) {
        extend(text.slice(start, found.index));
        lines.push(complete());
        start = ending.lastIndex;
      }
      extend(text.slice(start));
      return lines;
    },
    rest: () => (tail === '' ? [] : [complete()]),
  };
}
