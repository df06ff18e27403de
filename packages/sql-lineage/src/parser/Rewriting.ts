import type { TextSpan } from '../types';

/** Replaces a span of a text by parts of the same text and by what is written new. */
export type Edit = TextSpan & { by: readonly (string | TextSpan)[] };

type Piece = {
  /** Where it begins in the new text. */
  at: number;
  /** Where it comes from; for what is written new, the place that it stands for. */
  from: number;
  copied: boolean;
};

/** Blanks a span, so that all else stays where it is. */
export function blank({ start, end }: TextSpan): Edit {
  return { start, end, by: [' '.repeat(end - start)] };
}

/** Replaces a span by new text. */
export function replace({ start, end }: TextSpan, by: string): Edit {
  return { start, end, by: [by] };
}

/** Writes new text between two others. */
export function insert(at: number, by: string): Edit {
  return { start: at, end: at, by: [by] };
}

/** A text with edits made to it that knows where each of its characters comes from. */
export class Rewriting {
  private constructor(
    readonly text: string,
    private readonly pieces: readonly Piece[],
    private readonly before: Rewriting | undefined,
  ) {}

  static of(text: string): Rewriting {
    return new Rewriting(text, [{ at: 0, from: 0, copied: true }], undefined);
  }

  /** With edits made that do not overlap; of those that do, the first. */
  with(edits: readonly Edit[]): Rewriting {
    const { text } = this;
    const pieces: Piece[] = [];
    const written: string[] = [];
    let length = 0;
    const write = (part: string, from: number, copied: boolean) => {
      if (part === '') return;
      pieces.push({ at: length, from, copied });
      written.push(part);
      length += part.length;
    };
    let done = 0;
    for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start)) {
      if (start < done) continue;
      write(text.slice(done, start), done, true);
      for (const part of by) {
        if (typeof part === 'string') write(part, start, part.length === end - start);
        else write(text.slice(part.start, part.end), part.start, true);
      }
      done = end;
    }
    write(text.slice(done), done, true);
    return new Rewriting(written.join(''), pieces, this);
  }

  /** From an offset in the text to the one in the text that was given first. */
  readonly toSource = (unit: number): number => {
    const piece = this.pieceAt(unit);
    const from = piece ? piece.from + (piece.copied ? unit - piece.at : 0) : unit;
    return this.before ? this.before.toSource(from) : from;
  };

  private pieceAt(unit: number): Piece | undefined {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.pieces[middle].at <= unit) low = middle;
      else high = middle - 1;
    }
    return this.pieces[low];
  }
}
