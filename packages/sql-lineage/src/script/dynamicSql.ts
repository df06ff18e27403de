import type { ScriptReader } from './ScriptReader';
import { Nesting } from './takeTokens';
import { isKey, type Token } from './Token';

const afterText = ['INTO', 'USING', 'AT', ',', 'WITH', 'LOOP', 'DO', 'RETURNING', 'AS'];

/**
 * SQL that runs from a text. A text that is one literal is read as a script of
 * its own; any other is a part that says that nobody knows it.
 *
 * `statement` are all of the statement's tokens, `at` where the text begins.
 */
export function addTextThatRuns(reader: ScriptReader, statement: readonly Token[], at: number) {
  const text = withoutParentheses(textAt(statement, at));
  if (text.length === 1 && text[0].kind === 'string' && reader.readString(text[0])) return;
  const written =
    text.length === 0 ? '' : reader.text.slice(text[0].start, text[text.length - 1].end);
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  reader.addDynamic(statement, `The SQL is put together when it runs: ${shown}`);
}

function textAt(statement: readonly Token[], at: number): Token[] {
  const nesting = new Nesting();
  const text: Token[] = [];
  for (const token of statement.slice(at)) {
    if (nesting.isTop && afterText.includes(token.key)) break;
    nesting.see(token);
    text.push(token);
  }
  return text;
}

function withoutParentheses(tokens: Token[]): Token[] {
  let from = 0;
  let to = tokens.length;
  while (to - from > 1 && isKey(tokens[from], '(') && isKey(tokens[to - 1], ')')) {
    from++;
    to--;
  }
  return tokens.slice(from, to);
}

/** EXECUTE IMMEDIATE, EXECUTE 'text', EXEC (…), sp_executesql; other EXECs are calls. */
export function readExecute(reader: ScriptReader): boolean {
  const next = reader.stream.peek(1);
  if (next?.key === 'IMMEDIATE') return readExecuteText(reader, 2);
  if (reader.flavour.batches) return readExec(reader);
  const runsText = next?.kind === 'string' || (reader.flavour.executeText && reader.inProcedure);
  return runsText && reader.flavour.declareSections ? readExecuteText(reader, 1) : false;
}

function readExecuteText(reader: ScriptReader, at: number): boolean {
  addTextThatRuns(reader, reader.takeStatement(), at);
  return true;
}

function readExec(reader: ScriptReader): boolean {
  const tokens = reader.takeStatement();
  const procedure = tokens.findIndex(token => token.kind === 'string' || token.key === '(');
  if (tokens[1]?.key === '(') {
    addTextThatRuns(reader, tokens, 1);
  } else if (isExecuteSql(reader, tokens)) {
    addTextThatRuns(reader, tokens, textArgument(tokens));
  } else if (procedure !== 1) {
    reader.addStatement(tokens);
  }
  return true;
}

function isExecuteSql(reader: ScriptReader, tokens: readonly Token[]): boolean {
  return tokens
    .slice(1, 8)
    .some(({ start, end }) => /^\[?sp_executesql\]?$/i.test(reader.text.slice(start, end)));
}

/** Where the text stands: after the procedure's name, and after `@stmt =`. */
function textArgument(tokens: readonly Token[]): number {
  const string = tokens.findIndex(token => token.kind === 'string');
  const name = tokens.findIndex(({ key }) => /SP_EXECUTESQL/.test(key));
  const named = isKey(tokens[name + 2], '=') ? name + 3 : name + 1;
  return name < 0 ? Math.max(string, 1) : named;
}

/** PREPARE s FROM 'text', PREPARE s AS statement. */
export function readPrepare(reader: ScriptReader): boolean {
  const tokens = reader.takeStatement();
  const at = tokens.findIndex(({ key }) => key === 'FROM' || key === 'AS');
  if (at < 0) reader.addStatement(tokens);
  else if (tokens[at].key === 'AS') reader.addStatement(tokens.slice(at + 1));
  else addTextThatRuns(reader, tokens, at + 1);
  return true;
}
