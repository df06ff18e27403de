import { isTerminator, Nesting } from './takeTokens';
import type { Token } from './Token';
import type { TokenStream } from './TokenStream';

const queryVerbs = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE'];
const definitionVerbs = ['CREATE', 'ALTER', 'DROP', 'TRUNCATE'];
const setOperations = ['UNION', 'ALL', 'EXCEPT', 'INTERSECT'];
const permissions = ['GRANT', 'REVOKE', 'DENY'];
/** Reserved, so that they cannot be a name without quotes. */
const always = new Set(
  (
    'DECLARE BEGIN WHILE RETURN PRINT RAISERROR COMMIT ROLLBACK CLOSE DEALLOCATE BREAK CONTINUE ' +
    'GOTO WAITFOR USE OPEN DBCC BACKUP RESTORE KILL GRANT REVOKE DENY EXEC EXECUTE'
  ).split(' '),
);
const beforeColumnActions = ['COLUMN', 'CONSTRAINT', 'INDEX', 'PARTITION', 'PERIOD'];

/**
 * Takes one statement of a batch in which semicolons may be missing
 * (Transact-SQL): it ends where a word that must begin a statement cannot be
 * part of the statement before it.
 *
 * Always takes one token at least, unless there is none.
 */
export function takeBatchStatement(stream: TokenStream): Token[] {
  const first = stream.peek();
  if (!first || isTerminator(first)) return [];
  const tokens: Token[] = [];
  const nesting = new Nesting();
  const shape = new StatementShape(first.key);
  for (let token: Token | undefined = first; token; token = stream.peek()) {
    if (isTerminator(token)) break;
    if (tokens.length > 0 && nesting.isTop && token.kind === 'word') {
      if (isBatchEnd(stream) || shape.endsBefore(token, tokens, stream.peek(1))) break;
    }
    if (nesting.parentheses === 0) shape.see(token, stream.peek(1), tokens.at(-1)?.key);
    nesting.see(token);
    stream.take();
    tokens.push(token);
  }
  return tokens;
}

/** Whether the next token is GO on a line of its own, perhaps with a count. */
export function isBatchEnd(stream: TokenStream): boolean {
  const token = stream.peek();
  if (token?.key !== 'GO' || !token.startsLine) return false;
  const after = stream.peek(1);
  return after === undefined || after.startsLine || after.kind === 'number' || after.key === ';';
}

/** What a statement still waits for, and so what may follow without beginning another. */
class StatementShape {
  /** WITH was read, the verb was not. */
  private needsVerb: boolean;
  /** INSERT was read, what it inserts was not. */
  private needsSource = false;
  /** UPDATE was read, SET was not. */
  private needsSet = false;

  constructor(private verb: string) {
    this.needsVerb = verb === 'WITH';
  }

  see({ key }: Token, next: Token | undefined, last: string | undefined) {
    if (key === 'WITH' && (last === 'AS' || this.needsSource)) this.needsVerb = isNameOf(next);
    if (queryVerbs.includes(key) && (this.needsVerb || this.verb === key)) this.startVerb(key);
    if (['SELECT', 'VALUES', 'EXEC', 'EXECUTE', 'DEFAULT'].includes(key)) this.needsSource = false;
    if (key === '(' && ['SELECT', 'WITH'].includes(next?.key ?? '')) this.needsSource = false;
    if (key === 'SET') this.needsSet = false;
  }

  private startVerb(key: string) {
    this.needsVerb = false;
    this.verb = key;
    if (key === 'INSERT') this.needsSource = true;
    if (key === 'UPDATE') this.needsSet = true;
  }

  endsBefore({ key, startsLine }: Token, before: readonly Token[], next: Token | undefined) {
    const last = before[before.length - 1].key;
    if (last === '.' || next?.key === '.') return false;
    if (permissions.includes(this.verb) && !startsLine) return false;
    if (queryVerbs.includes(key)) return this.endsBeforeQuery(key, last, next);
    if (definitionVerbs.includes(key)) return this.endsBeforeDefinition(last, next);
    switch (key) {
      case 'WITH':
        return this.endsBeforeWith(last, next, startsLine);
      case 'SET':
        return (
          !this.needsSet && !['UPDATE', 'DELETE', 'THEN'].includes(last) && this.maySet(startsLine)
        );
      case 'EXEC':
      case 'EXECUTE':
        return !this.needsSource && last !== 'WITH' && next?.key !== 'AS';
      case 'IF':
        return (
          !['CREATE', 'DROP', 'ALTER'].includes(this.verb) || !this.isIfExists(next, startsLine)
        );
      case 'END':
      case 'ELSE':
        return true;
      case 'FETCH':
        return !['ROW', 'ROWS', 'OFFSET'].includes(last);
      case 'BULK':
        return next?.key === 'INSERT';
      case 'SAVE':
        return next?.key === 'TRAN' || next?.key === 'TRANSACTION';
      case 'THROW':
        return startsLine;
      default:
        return always.has(key) && last !== 'AS';
    }
  }

  private endsBeforeQuery(key: string, last: string, next: Token | undefined): boolean {
    if (this.needsVerb || ['AS', 'FOR', 'THEN', 'ON', 'BULK', ','].includes(last)) return false;
    if (key === 'SELECT') return !this.needsSource && !setOperations.includes(last);
    if (key === 'MERGE') return next?.key !== 'JOIN' && next?.key !== 'UNION';
    if (key === 'UPDATE') return next?.key !== '(' && last !== 'AFTER' && last !== 'OF';
    return last !== 'AFTER' && last !== 'OF';
  }

  private endsBeforeDefinition(last: string, next: Token | undefined): boolean {
    if (last === 'OR' || last === 'AS') return false;
    return !(this.verb === 'ALTER' && beforeColumnActions.includes(next?.key ?? ''));
  }

  /** Before a common table expression, not before hints or options. */
  private endsBeforeWith(last: string, next: Token | undefined, startsLine: boolean): boolean {
    if (this.needsSource || last === 'AS' || !startsLine) return false;
    return isNameOf(next);
  }

  private maySet(startsLine: boolean): boolean {
    return this.verb !== 'ALTER' || startsLine;
  }

  private isIfExists(next: Token | undefined, startsLine: boolean): boolean {
    return !startsLine && (next?.key === 'EXISTS' || next?.key === 'NOT');
  }
}

/** After WITH: whether a common table expression's name follows, rather than an option. */
function isNameOf(token: Token | undefined): boolean {
  return token?.kind === 'quotedName' || (token?.kind === 'word' && !withOptions.has(token.key));
}

const withOptions = new Set(
  (
    'SCHEMABINDING ENCRYPTION CHECK NOCHECK TIES CUBE ROLLUP RECOMPILE EXECUTE VIEW_METADATA ' +
    'ONLY NATIVE_COMPILATION GRANT'
  ).split(' '),
);
