import type { Routine } from './ScriptPart';
import type { ScriptReader } from './ScriptReader';
import { isTerminator, takeUntil } from './takeTokens';
import { isName, type Token } from './Token';
import type { TokenStream } from './TokenStream';
import { bodyVerbs, proceduralVerbs, statementVerbs } from './words';

const kinds: Readonly<Record<string, Routine['kind']>> = {
  PROCEDURE: 'procedure',
  PROC: 'procedure',
  MACRO: 'procedure',
  TASK: 'procedure',
  EVENT: 'procedure',
  FUNCTION: 'function',
  TRIGGER: 'trigger',
  PACKAGE: 'package',
  TYPE: 'package',
};
/** Words between CREATE and the kind; MySQL's `DEFINER = user@host` has names too. */
const modifiers = new Set(
  (
    'OR REPLACE ALTER EDITIONABLE NONEDITIONABLE TEMP TEMPORARY SECURE AGGREGATE CONSTRAINT TABLE ' +
    'PUBLIC PRIVATE DEFINER = EXTERNAL TRANSIENT'
  ).split(' '),
);
const otherLanguages = /^(javascript|js|python\w*|java|scala|c|internal|r|pl(?!pgsql|\/?sql)\w+)$/i;

/**
 * CREATE PROCEDURE, FUNCTION, TRIGGER, PACKAGE and the like: takes the head,
 * and leaves the body to be read as statements, or reads it where it is a string.
 */
export function readCreate(reader: ScriptReader): boolean {
  const at = kindAt(reader.stream, reader.flavour.batches);
  if (at === undefined) return false;
  // Nothing that is open can hold it, so what is open was misread or not closed.
  reader.blocks.clear();
  const taken: Token[] = [];
  for (let index = 0; index <= at; index++) taken.push(reader.stream.take()!);
  return readRoutine(reader, taken);
}

function kindAt(stream: TokenStream, batches: boolean): number | undefined {
  if (stream.peek()?.key === 'ALTER' && !batches) return undefined;
  for (let at = 1; at < 14; at++) {
    const token = stream.peek(at);
    if (!token || isTerminator(token)) return undefined;
    const kind = kinds[token.key];
    if (kind) return isRoutine(token, stream.peek(at + 1)) ? at : undefined;
    if (token.key === 'TABLE' && stream.peek(at + 1)?.key !== 'FUNCTION') return undefined;
    const definer = stream.peek(1)?.key === 'DEFINER' || stream.peek(3)?.key === 'DEFINER';
    if (!modifiers.has(token.key) && !definer) return undefined;
  }
  return undefined;
}

function isRoutine({ key }: Token, next: Token | undefined): boolean {
  if (key === 'TYPE') return next?.key === 'BODY';
  if (key === 'EVENT')
    return !['TRIGGER', 'TABLE', 'SESSION', 'NOTIFICATION'].includes(next?.key ?? '');
  return next !== undefined;
}

/** A routine declared within a package or a block. */
export function readInnerRoutine(reader: ScriptReader): boolean {
  return readRoutine(reader, [reader.stream.take()!]);
}

function readRoutine(reader: ScriptReader, taken: Token[]): boolean {
  const { stream } = reader;
  const kind = kinds[taken[taken.length - 1].key];
  for (const word of ['BODY', 'IF', 'NOT', 'EXISTS']) {
    const token = stream.takeIf(word);
    if (token) taken.push(token);
  }
  const name = takeName(reader, taken);
  const outer = reader.routine;
  const isInner = outer?.kind === 'package' && outer.name !== undefined;
  const routine: Routine = { kind, name: isInner ? `${outer.name}.${name}` : name };
  new RoutineHead(reader, routine, taken).read();
  return true;
}

function takeName({ stream, text }: ScriptReader, taken: Token[]): string {
  const start = stream.peek()?.start ?? 0;
  let end = start;
  for (let token = stream.peek(); token; token = stream.peek()) {
    if (token.key !== '.' && !(isName(token) && (end === start || stream.last?.key === '.'))) break;
    taken.push(stream.take()!);
    end = token.end;
  }
  return text.slice(start, end);
}

/** Takes what stands between a routine's name and its body. */
class RoutineHead {
  private parentheses = 0;
  private body: Token | undefined;
  private language = '';

  constructor(
    private readonly reader: ScriptReader,
    private readonly routine: Routine,
    private readonly taken: Token[],
  ) {}

  read() {
    const { stream } = this.reader;
    for (let token = stream.peek(); token; token = stream.peek()) {
      if (isTerminator(token)) break;
      if (this.parentheses === 0 && this.readTopLevel(token)) return;
      if (token.key === '(') this.parentheses++;
      if (token.key === ')') this.parentheses--;
      if (stream.peek() === token) this.take();
    }
    this.finishWithText();
  }

  private take(): Token {
    const token = this.reader.stream.take()!;
    this.taken.push(token);
    return token;
  }

  /** True when the head has ended, and its part was added. */
  private readTopLevel(token: Token): boolean {
    const { key } = token;
    const last = this.taken[this.taken.length - 1].key;
    if (key === 'LANGUAGE') this.readLanguage();
    if (key === 'ON' && this.routine.kind === 'trigger') this.readTable();
    if (key === 'BEGIN' || key === 'DECLARE') return this.open({ declares: true });
    if (key === 'DO' && last !== 'INSTEAD') return this.bodyFollows(this.take());
    if ((key === 'AS' || key === 'IS') && !this.isAlias(last)) return this.bodyFollows(this.take());
    if (this.isSingleStatement(token)) return this.readSingle();
    return false;
  }

  private readLanguage() {
    const { stream, text } = this.reader;
    const { start, end } = stream.peek(1) ?? { start: 0, end: 0 };
    this.language = text.slice(start, end).replace(/['"]/g, '');
  }

  private readTable() {
    const { stream, text } = this.reader;
    if (this.routine.table !== undefined) return;
    this.take();
    const { start } = stream.peek() ?? { start: 0 };
    takeName(this.reader, this.taken);
    this.routine.table = text.slice(start, this.taken[this.taken.length - 1].end);
  }

  /** `EXECUTE AS owner`, `@parameter AS INT`, `REFERENCING NEW TABLE AS n`. */
  private isAlias(last: string): boolean {
    return (
      ['EXECUTE', 'TABLE', 'NEW', 'OLD', 'ROW', 'PARENT'].includes(last) || last.startsWith('@')
    );
  }

  /** After AS, IS or DO. True unless the body is a string, after which the head goes on. */
  private bodyFollows(marker: Token): boolean {
    const { stream, flavour } = this.reader;
    const next = stream.peek();
    if (next?.kind === 'string') this.body ??= next;
    if (!next || next.kind === 'string') return false;
    if (['EXTERNAL', 'LANGUAGE'].includes(next.key)) return false;
    if (flavour.batches) return this.open({ kind: 'batch' });
    if (next.key === 'BEGIN' || next.key === 'DECLARE') return this.open({ declares: true });
    if (next.key === '(') return this.readParenthesised();
    // DuckDB: a macro that answers rows.
    if (next.key === 'TABLE' && stream.peek(1)?.key !== '(') this.take();
    if (statementVerbs.has(next.key) || marker.key === 'DO') return this.readSingle();
    return this.open({ declares: true });
  }

  /** A macro's statements, or a function's expression. */
  private readParenthesised(): boolean {
    this.addPart();
    const { reader } = this;
    const isMacro = this.taken.some(({ key }) => key === 'MACRO');
    reader.blocks.push('begin', { routine: this.routine });
    if (isMacro) {
      reader.stream.take();
      return true;
    }
    reader.addQueries(takeUntil(reader.stream, []));
    reader.blocks.end(undefined);
    return true;
  }

  private isSingleStatement({ key, startsLine }: Token): boolean {
    const { flavour, stream } = this.reader;
    if (flavour.batches || !bodyVerbs.has(key)) return false;
    if (this.routine.kind === 'trigger') {
      const isEach = ['ROW', 'STATEMENT'].includes(this.taken.at(-1)?.key ?? '');
      return this.routine.table !== undefined && (startsLine || isEach);
    }
    if (key === 'SET' || key === 'CALL' || key === 'WITH' || key === 'IF') return startsLine;
    return key !== 'RETURN' || !flavour.slashLines || !declaresType(stream);
  }

  private readSingle(): boolean {
    this.addPart();
    this.reader.blocks.push('statement', { routine: this.routine });
    return true;
  }

  private open({
    kind = 'begin',
    declares = false,
  }: {
    kind?: 'begin' | 'batch';
    declares?: boolean;
  }) {
    this.addPart();
    this.reader.blocks.push(kind, { declares, routine: this.routine });
    return true;
  }

  private addPart() {
    const { reader } = this;
    const rows = referencing(this.taken).map(({ start, end }) => reader.text.slice(start, end));
    if (rows.length > 0) this.routine.rows = rows;
    reader.blocks.push('statement', { routine: this.routine });
    const unsupported = otherLanguages.test(this.language);
    const message = `The body is in ${this.language}, which is not analysed`;
    reader.add(
      'routine',
      this.taken,
      unsupported ? { reason: { code: 'UNSUPPORTED', message } } : {},
    );
    reader.blocks.endStatement();
  }

  private finishWithText() {
    const { reader, body, language, routine } = this;
    const isForward = !body && this.taken[0].key !== 'CREATE' && reader.blocks.depth > 0;
    if (isForward) return;
    this.addPart();
    if (!body || otherLanguages.test(language)) return;
    const plainSql = /^sql$/i.test(language) && !reader.flavour.lineCommands.has('!');
    reader.readString(body, { routine, plainSql });
  }
}

/** `REFERENCING NEW TABLE AS n OLD AS o`: the names. */
function referencing(head: readonly Token[]): Token[] {
  const start = head.findIndex(({ key }) => key === 'REFERENCING') + 1;
  const end = head.findIndex(({ key }, at) => at > start && key === 'FOR');
  const words = ['NEW', 'OLD', 'ROW', 'TABLE', 'NEW_TABLE', 'OLD_TABLE', 'AS', 'PARENT'];
  return start === 0
    ? []
    : head.slice(start, end < 0 ? head.length : end).filter(({ key }) => !words.includes(key));
}

/** Oracle: RETURN before the type of a function's answer, before IS or AS. */
function declaresType(stream: TokenStream): boolean {
  for (let at = 1; at < 12; at++) {
    const token = stream.peek(at);
    if (isTerminator(token)) return true;
    if (token?.key === 'IS' || token?.key === 'AS') return true;
    if (token && (proceduralVerbs.has(token.key) || token.key === 'SELECT')) return false;
  }
  return false;
}
