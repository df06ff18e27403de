import { Lexer } from '../script/Lexer';
import type { Token } from '../script/Token';
import type { TextSpan } from '../types';

/** The items of one SELECT, as ranges of tokens, and the part of the text that the SELECT governs. */
type SelectList = {
  items: [first: number, last: number][];
  start: number;
  end: number;
  /** The one of the query around. */
  outer: SelectList | undefined;
};

type Frame = {
  list: SelectList | undefined;
  /** Where the item that is being read began; undefined outside of a list. */
  itemStart: number | undefined;
  /** Lists of this level that still govern what follows. */
  open: SelectList[];
  /** The list that governs the parentheses of this level. */
  outer: SelectList | undefined;
};

const emptyFrame = (outer: SelectList | undefined): Frame => ({
  list: undefined,
  itemStart: undefined,
  open: [],
  outer,
});

const listEnds = new Set(
  'FROM INTO WHERE GROUP HAVING ORDER LIMIT FETCH QUALIFY UNION INTERSECT EXCEPT MINUS BULK'.split(
    ' ',
  ),
);
const assignmentEnds = new Set(
  ', ; WHERE FROM WHEN OUTPUT RETURNING ORDER LIMIT ON LOG DELETE OPTION'.split(' '),
);
const openers = new Set(['(', '[', '{']);
const closers = new Set([')', ']', '}']);
const setOperators = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'MINUS']);
const modifiers = new Set(['DISTINCT', 'ALL', 'DISTINCTROW', 'UNIQUE', 'STREAM']);

/**
 * Where the items of select lists stand in a statement's text. The tree has
 * places only for names, so the rest of an expression is read from the tokens.
 */
export class SelectLists {
  private readonly tokens: Token[] = [];
  private readonly lists: SelectList[] = [];

  constructor(
    private readonly text: string,
    private readonly dialectName: string,
  ) {
    const lexer = new Lexer(text, dialectName);
    for (let token = lexer.next(); token; token = lexer.next()) this.tokens.push(token);
    this.read();
  }

  private read() {
    const frames: Frame[] = [];
    let frame = emptyFrame(undefined);
    for (let index = 0; index < this.tokens.length; index++) {
      const { key } = this.tokens[index];
      if (openers.has(key)) {
        frames.push(frame);
        frame = emptyFrame(frame.open.at(-1) ?? frame.outer);
      } else if (closers.has(key)) {
        this.close(frame, index);
        frame = frames.pop() ?? frame;
      } else if (key === 'SELECT' || (key === 'SEL' && this.dialectName === 'teradata')) {
        index = this.openList(frame, index);
      } else if (key === ',' && frame.itemStart !== undefined) {
        frame.list?.items.push([frame.itemStart, index - 1]);
        frame.itemStart = index + 1;
      } else if (listEnds.has(key) && this.endsList(index)) {
        this.endItem(frame, index);
        if (setOperators.has(key)) this.close(frame, index);
      }
    }
    for (const open of [...frames, frame]) this.close(open, this.tokens.length);
  }

  private openList(frame: Frame, index: number): number {
    this.endItem(frame, index);
    const start = this.tokens[index].start;
    const list: SelectList = { items: [], start, end: this.text.length, outer: frame.outer };
    this.lists.push(list);
    frame.open.push(list);
    frame.list = list;
    const last = this.skipModifiers(index);
    frame.itemStart = last + 1;
    return last;
  }

  /** The last token before the first item. */
  private skipModifiers(select: number): number {
    let last = select;
    while (modifiers.has(this.keyAt(last + 1))) last++;
    if (last > select && this.keyAt(last + 1) === 'ON') last = this.skipGroup(last + 2);
    if (this.keyAt(last + 1) === 'TOP') {
      last = this.keyAt(last + 2) === '(' ? this.skipGroup(last + 2) : last + 2;
      if (this.keyAt(last + 1) === 'PERCENT') last++;
      if (this.keyAt(last + 1) === 'WITH' && this.keyAt(last + 2) === 'TIES') last += 2;
    }
    if (this.keyAt(last + 1) === 'AS' && ['STRUCT', 'VALUE'].includes(this.keyAt(last + 2)))
      last += 2;
    return last;
  }

  private skipGroup(open: number): number {
    let depth = 0;
    for (let index = open; index < this.tokens.length; index++) {
      if (this.tokens[index].key === '(') depth++;
      else if (this.tokens[index].key === ')' && --depth === 0) return index;
    }
    return open;
  }

  private endsList(index: number): boolean {
    const before = this.keyAt(index - 1);
    const key = this.tokens[index].key;
    if (before === '.') return false;
    if (key === 'FROM') {
      const [test, is] = [this.keyAt(index - 1), this.keyAt(index - 2)];
      return !(test === 'DISTINCT' && (is === 'IS' || is === 'NOT'));
    }
    // `* EXCEPT (a)` is part of an item.
    return key !== 'EXCEPT' || (before !== '*' && this.keyAt(index + 1) !== ',');
  }

  private endItem(frame: Frame, index: number) {
    if (frame.itemStart !== undefined && frame.itemStart < index) {
      frame.list?.items.push([frame.itemStart, index - 1]);
    }
    frame.itemStart = undefined;
  }

  private close(frame: Frame, index: number) {
    this.endItem(frame, index);
    for (const list of frame.open) list.end = this.tokens[index]?.start ?? this.text.length;
    frame.open = [];
  }

  private keyAt(index: number): string {
    return this.tokens[index]?.key ?? '';
  }

  /**
   * The items' spans of the innermost SELECT that governs `offset`, or the one
   * `up` levels around it, if it has `count` of them; without an offset, those of
   * the only SELECT.
   */
  items(offset: number | undefined, up: number, count: number): ItemSpan[] | undefined {
    let list = offset === undefined ? this.only() : this.innermost(offset);
    for (let level = 0; level < up; level++) list = list?.outer;
    if (list?.items.length !== count) return undefined;
    return list.items.map(([first, last]) => this.itemSpan(first, last));
  }

  private only() {
    return this.lists.length === 1 ? this.lists[0] : undefined;
  }

  private innermost(offset: number): SelectList | undefined {
    let found: SelectList | undefined;
    // Lists stand in order of their beginnings, so the last that holds the offset is the innermost.
    for (const list of this.lists) {
      if (list.start > offset) break;
      if (offset < list.end) found = list;
    }
    return found;
  }

  /** The expression behind the `=` that follows the name at `offset`: of an assignment. */
  assigned(offset: number): TextSpan | undefined {
    let index = this.indexAt(offset);
    while (index < this.tokens.length && this.keyAt(index) !== '=') index++;
    const first = index + 1;
    let depth = 0;
    for (index = first; index < this.tokens.length; index++) {
      const key = this.keyAt(index);
      if (key === '(') depth++;
      else if (key === ')') depth--;
      if (depth < 0 || (depth === 0 && assignmentEnds.has(key))) break;
    }
    if (index <= first) return undefined;
    return { start: this.tokens[first].start, end: this.tokens[index - 1].end };
  }

  /** The place among the tokens of the one that begins at `offset`, or after it. */
  private indexAt(offset: number): number {
    let [low, high] = [0, this.tokens.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tokens[middle].start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private itemSpan(first: number, last: number): ItemSpan {
    return {
      whole: { start: this.tokens[first].start, end: this.tokens[last].end },
      withoutAlias: alias => this.withoutAlias(first, last, alias),
    };
  }

  private withoutAlias(first: number, last: number, alias: number): TextSpan {
    let [from, to] = [first, last];
    if (this.tokens[last].start === alias && last > first) {
      to = this.keyAt(last - 1) === 'AS' && last - 1 > first ? last - 2 : last - 1;
    } else if (
      this.tokens[first].start === alias &&
      this.keyAt(first + 1) === '=' &&
      last > first + 1
    ) {
      from = first + 2;
    }
    return { start: this.tokens[from].start, end: this.tokens[to].end };
  }
}

/** Where an item of a select list stands. */
export type ItemSpan = {
  whole: TextSpan;
  /** The expression alone, given where its alias begins. */
  withoutAlias: (alias: number) => TextSpan;
};
