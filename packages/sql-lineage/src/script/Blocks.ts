import type { Routine } from './ScriptPart';

/** `batch`: a routine that ends only with its batch; `statement`: one whose body is a single statement. */
export type BlockKind = 'begin' | 'if' | 'loop' | 'case' | 'statement' | 'batch';

type Block = {
  kind: BlockKind;
  /** Declarations stand here until BEGIN. */
  declares: boolean;
  /** What begins with this block and ends with it. */
  routine?: Routine;
  /** The routine that the block is part of. */
  within?: Routine;
};

const kindsByWord: Readonly<Record<string, BlockKind>> = {
  IF: 'if',
  CASE: 'case',
  LOOP: 'loop',
  WHILE: 'loop',
  FOR: 'loop',
  REPEAT: 'loop',
};

/**
 * The blocks that are open. Control flow is dropped, so all that they tell is
 * where a routine's body ends, and whether declarations or statements stand here.
 */
export class Blocks {
  private readonly open: Block[] = [];

  get depth(): number {
    return this.open.length;
  }

  /** Whether the next statement is a declaration. */
  get declares(): boolean {
    return this.open.at(-1)?.declares ?? false;
  }

  /** The innermost routine, if any. */
  get routine(): Routine | undefined {
    return this.open.at(-1)?.within;
  }

  push(
    kind: BlockKind,
    { declares = false, routine }: { declares?: boolean; routine?: Routine } = {},
  ) {
    this.open.push({ kind, declares, routine, within: routine ?? this.routine });
  }

  /** BEGIN: ends the declarations before it, else opens a block of its own. */
  begin() {
    const top = this.open.at(-1);
    if (top?.declares) top.declares = false;
    else this.push('begin');
  }

  /** The declarations end without BEGIN. */
  endDeclarations() {
    const top = this.open.at(-1);
    if (top?.routine) top.declares = false;
    else if (top?.declares) this.open.pop();
  }

  /** END, followed by `word` (`IF`, `LOOP` …) or by none of these. */
  end(word: string | undefined) {
    const kind = word ? kindsByWord[word] : undefined;
    if (kind) {
      if (this.open.at(-1)?.kind === kind) this.open.pop();
      return;
    }
    // A block within that was not closed ends here too, except CASE, which a plain END may close.
    while (['if', 'loop'].includes(this.open.at(-1)?.kind ?? '')) this.open.pop();
    if (this.open.at(-1)?.kind !== 'batch') this.open.pop();
  }

  /** After a statement: a routine whose body is one statement ends with it. */
  endStatement() {
    while (this.open.at(-1)?.kind === 'statement') this.open.pop();
  }

  clear() {
    this.open.length = 0;
  }
}
