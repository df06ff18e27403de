import type { Reason, TextSpan } from '../types';
import { Blocks } from './Blocks';
import { flavourOf, type Flavour } from './flavours';
import { intoVariables } from './intoVariables';
import { Lexer } from './Lexer';
import { queriesWithin } from './queriesWithin';
import type { Routine, ScriptPart } from './ScriptPart';
import type { SourceDialect } from './SourceDialect';
import { takeBatchStatement } from './takeBatchStatement';
import { takeStatement } from './takeTokens';
import { stringContent, type Token } from './Token';
import { TokenStream } from './TokenStream';
import { unescapeInPlace } from './unescapeInPlace';

/** Where a text stands that is read as part of another: a body in a string, or SQL that is run from one. */
export type Place = {
  /** The offset of the text in the script. */
  base: number;
  routine?: Routine;
  /** Whether `SELECT … INTO x` makes a table even here, as in a function in plain SQL. */
  plainSql: boolean;
  /** How many texts are around it. */
  depth: number;
};

/** What takes the rows of a query. */
export type Receivers = Pick<ScriptPart, 'variables' | 'record'>;

/** Bodies in bodies, and EXECUTE in what EXECUTE runs, are read no deeper than this. */
const deepestText = 8;

/** What the readers of single constructs share: the tokens, the open blocks, and the parts found so far. */
export class ScriptReader {
  readonly stream: TokenStream;
  readonly blocks = new Blocks();
  readonly flavour: Flavour;

  constructor(
    readonly text: string,
    readonly dialect: SourceDialect,
    readonly parts: ScriptPart[],
    readonly place: Place,
    private readonly readParts: (reader: ScriptReader) => void,
  ) {
    this.flavour = flavourOf(dialect.name);
    this.stream = new TokenStream(new Lexer(text, dialect.name));
  }

  get routine(): Routine | undefined {
    return this.blocks.routine ?? this.place.routine;
  }

  /** Whether statements of a procedure may stand here. */
  get inProcedure(): boolean {
    return this.blocks.depth > 0 || (this.place.routine !== undefined && !this.place.plainSql);
  }

  /** Takes the tokens of the next statement by the dialect's rules. */
  takeStatement(): Token[] {
    const { stream, blocks } = this;
    return this.flavour.batches ? takeBatchStatement(stream) : takeStatement(stream, blocks);
  }

  /** A statement to be parsed as written, save for the variables that it writes. */
  addStatement(tokens: readonly Token[]) {
    const { variables, spans } = this.variablesOf(tokens);
    this.add('statement', tokens, {
      blanks: spans,
      ...(variables.length > 0 ? { variables } : {}),
    });
  }

  /** The queries within `tokens`, which themselves are no SQL statement. */
  addQueries(tokens: readonly Token[], { variables, record }: Receivers = {}) {
    for (const query of queriesWithin(tokens)) {
      const into = this.variablesOf(query);
      const written = [...(variables ?? []), ...into.variables];
      this.add('query', query, {
        blanks: into.spans,
        ...(written.length > 0 ? { variables: written } : {}),
        ...(record ? { record } : {}),
      });
    }
  }

  /** SQL that nobody knows before it runs. */
  addDynamic(tokens: readonly Token[], message: string) {
    this.add('dynamic', tokens, { reason: { code: 'DYNAMIC_SQL', message } });
  }

  add(
    role: ScriptPart['role'],
    tokens: readonly Token[],
    more: Partial<ScriptPart> & { blanks?: readonly TextSpan[] } = {},
  ) {
    if (tokens.length === 0) return;
    const { blanks = [], reason, ...rest } = more;
    const start = tokens[0].start;
    const end = tokens[tokens.length - 1].end;
    const span = this.spanOf(start, end);
    const text = rest.text ?? this.blanked(start, end, blanks);
    const routine = this.routine;
    this.parts.push({
      role,
      span,
      ...rest,
      text,
      ...(routine ? { routine } : {}),
      ...(reason ? { reason: { ...reason, span: reason.span ?? span } satisfies Reason } : {}),
    });
  }

  /** Reads a string literal's content as a script; false where it stands too deep. */
  readString(token: Token, within: Partial<Place> = {}): boolean {
    if (this.place.depth >= deepestText) return false;
    const { start, end } = stringContent(this.text, token);
    const content = unescapeInPlace(this.text.slice(start, end), this.text[token.end - 1]);
    const place = {
      routine: this.routine,
      plainSql: this.place.plainSql,
      ...within,
      base: this.place.base + start,
      depth: this.place.depth + 1,
    };
    this.readParts(new ScriptReader(content, this.dialect, this.parts, place, this.readParts));
    return true;
  }

  private spanOf(start: number, end: number): TextSpan {
    return { start: this.place.base + start, end: this.place.base + end };
  }

  private variablesOf(tokens: readonly Token[]) {
    const { intoVariables: where } = this.flavour;
    const may = where === 'always' || (where === 'inBlocks' && this.inProcedure);
    if (!may || this.place.plainSql) return { variables: [], spans: [] };
    return intoVariables(tokens, this.text);
  }

  private blanked(start: number, end: number, blanks: readonly TextSpan[]): string {
    let written = '';
    let from = start;
    for (const blank of blanks) {
      written += this.text.slice(from, blank.start) + ' '.repeat(blank.end - blank.start);
      from = blank.end;
    }
    return withoutVersionComments(written + this.text.slice(from, end));
  }
}

/** MySQL runs what stands in a comment that begins with `!`; the parser takes it for a comment. */
function withoutVersionComments(text: string): string {
  if (!text.includes('/*!')) return text;
  return text.replace(
    /(\/\*!\d*)([^]*?)(\*\/)/g,
    (_, open: string, code: string, close: string) =>
      ' '.repeat(open.length) + code + ' '.repeat(close.length),
  );
}
