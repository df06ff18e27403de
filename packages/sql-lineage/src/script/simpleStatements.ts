import { readDeclare } from './declarations';
import { addTextThatRuns, readExecute, readPrepare } from './dynamicSql';
import { addAssignment, addCursorOf, addFetch, declared } from './receivers';
import type { ScriptReader } from './ScriptReader';
import { isTerminator } from './takeTokens';
import type { Token } from './Token';
import { queriesWithin } from './queriesWithin';

type Reads = (reader: ScriptReader) => boolean;

/** What reads a statement of a procedure that is no SQL, by its first word; false as in `controlFlow`. */
export const simpleStatements: Readonly<Record<string, Reads>> = {
  DECLARE: readDeclare,
  EXECUTE: readExecute,
  EXEC: readExecute,
  PREPARE: readPrepare,
  SET: readSet,
  LET: readLet,
  FETCH: readFetch,
  OPEN: readOpen,
  RETURN: readReturn,
  PERFORM: readPerform,
  DO: readDo,
  ASSERT: readAssert,
};

/** Settings that change what names mean: they stay statements, in procedures too. */
const namingSettings = [
  'SEARCH_PATH',
  'SCHEMA',
  'CURRENT',
  'CATALOG',
  'SESSION',
  'LOCAL',
  'DATABASE',
];

function readSet(reader: ScriptReader): boolean {
  const next = reader.stream.peek(1);
  const naming = next?.kind === 'word' && namingSettings.includes(next.key);
  const tokens = reader.takeStatement();
  if (queriesWithin(tokens).length > 0)
    reader.addQueries(tokens, { variables: assigned(reader, tokens) });
  else if (naming || !(reader.inProcedure || reader.flavour.batches)) reader.addStatement(tokens);
  else addAssignment(reader, tokens.slice(1));
  return true;
}

/** Names to the left of the first `=`. */
function assigned(reader: ScriptReader, tokens: readonly Token[]): string[] {
  const equals = tokens.findIndex(({ key }) => key === '=' || key === ':=');
  return tokens
    .slice(1, Math.max(equals, 1))
    .filter(({ kind, key }) => kind === 'word' && !['VAR', 'VARIABLE'].includes(key))
    .map(({ start, end }) => reader.text.slice(start, end));
}

function readFetch(reader: ScriptReader): boolean {
  if (!reader.inProcedure && !reader.flavour.batches) return false;
  addFetch(reader, reader.takeStatement());
  return true;
}

function readAssert(reader: ScriptReader): boolean {
  reader.addQueries(reader.takeStatement());
  return true;
}

/** Snowflake: `LET x := …`, `LET c CURSOR FOR …`. */
function readLet(reader: ScriptReader): boolean {
  const tokens = reader.takeStatement();
  if (tokens.length < 3) reader.addStatement(tokens);
  else if (tokens.some(({ key }) => key === ':=')) addAssignment(reader, tokens.slice(1));
  else {
    reader.addQueries(tokens, declared(reader, tokens.slice(1)));
    addCursorOf(reader, tokens.slice(1));
  }
  return true;
}

/** `OPEN c FOR SELECT …`, `OPEN c FOR EXECUTE text`, Oracle's `OPEN c FOR text`. */
function readOpen(reader: ScriptReader): boolean {
  const tokens = reader.takeStatement();
  const from = tokens.findIndex(({ key }) => key === 'FOR') + 1;
  if (from === 0 || from === tokens.length) return true;
  const record = reader.text.slice(tokens[1].start, tokens[1].end);
  if (queriesWithin(tokens.slice(from)).length > 0) reader.addQueries(tokens, { record });
  else addTextThatRuns(reader, tokens, tokens[from].key === 'EXECUTE' ? from + 1 : from);
  return true;
}

/** `RETURN (SELECT …)`, `RETURN QUERY SELECT …`, `RETURN QUERY EXECUTE text`. */
function readReturn(reader: ScriptReader): boolean {
  const tokens = reader.takeStatement();
  if (tokens[1]?.key === 'QUERY' && tokens[2]?.key === 'EXECUTE')
    addTextThatRuns(reader, tokens, 3);
  else reader.addQueries(tokens);
  return true;
}

/** PL/pgSQL: a query whose result nobody wants. */
function readPerform(reader: ScriptReader): boolean {
  if (!reader.inProcedure) return false;
  const tokens = reader.takeStatement();
  const last = tokens[tokens.length - 1];
  const text = `SELECT ${reader.text.slice(tokens[0].end, last.end)}`;
  reader.add('query', tokens, { text });
  return true;
}

/** PostgreSQL: `DO LANGUAGE plpgsql $$ … $$`, a block without a name. */
function readDo(reader: ScriptReader): boolean {
  const { stream } = reader;
  const next = stream.peek(1);
  if (next?.kind !== 'string' && next?.key !== 'LANGUAGE') return false;
  while (!isTerminator(stream.peek())) {
    const token = stream.take();
    if (token?.kind !== 'string') continue;
    reader.readString(token, { routine: { kind: 'block' }, plainSql: false });
  }
  return true;
}
