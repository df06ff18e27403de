import { queriesWithin } from './queriesWithin';
import type { Receivers, ScriptReader } from './ScriptReader';
import { isName, type Token } from './Token';

const constants = ['TRUE', 'FALSE', 'NULL'];
const written = ({ text }: ScriptReader, { start, end }: Token) => text.slice(start, end);

/** Of `c CURSOR FOR …`, `CURSOR c IS …` the cursor, of `v INT := …` the variable. */
export function declared(reader: ScriptReader, tokens: readonly Token[]): Receivers {
  const name = tokens[0]?.key === 'CURSOR' ? tokens[1] : tokens[0];
  if (!isName(name)) return {};
  const isCursor = tokens.slice(0, 4).some(({ key }) => key === 'CURSOR');
  return isCursor ? { record: written(reader, name) } : { variables: [written(reader, name)] };
}

/** Snowflake: `c CURSOR FOR r` goes through the rows that the variable has. */
export function addCursorOf(reader: ScriptReader, tokens: readonly Token[]) {
  const { record } = declared(reader, tokens);
  const [word, rows] = tokens.slice(-2);
  if (!record || word.key !== 'FOR' || !isName(rows)) return;
  reader.add('fetch', tokens, { cursor: written(reader, rows), record });
}

/** Of `r IN (SELECT …)` and `r AS SELECT …` the record. */
export function loopRecord(reader: ScriptReader, head: readonly Token[]): Receivers {
  const isRecord = isName(head[0]) && ['IN', 'AS'].includes(head[1]?.key);
  return isRecord ? { record: written(reader, head[0]) } : {};
}

/** `FOR r IN c`: a loop over a cursor. */
export function addCursorLoop(reader: ScriptReader, head: readonly Token[]) {
  const [, word, cursor, after] = head;
  if (word?.key !== 'IN' || !isName(cursor) || (after && after.key !== '(')) return;
  reader.add('fetch', head, {
    cursor: written(reader, cursor),
    ...loopRecord(reader, head),
  });
}

/** `FETCH NEXT FROM c INTO a, b`, `FETCH c BULK COLLECT INTO list LIMIT 9`. */
export function addFetch(reader: ScriptReader, tokens: readonly Token[]) {
  const into = tokens.findIndex(({ key }) => key === 'INTO');
  const cursor = tokens[tokens[into - 1]?.key === 'COLLECT' ? into - 3 : into - 1];
  if (into < 2 || !isName(cursor)) return;
  const targets = tokens.slice(into + 1);
  const end = targets.findIndex(({ key }) => key === 'LIMIT');
  const variables = targets
    .slice(0, end < 0 ? targets.length : end)
    .filter((token, at) => isName(token) && targets[at - 1]?.key !== '.')
    .map(token => written(reader, token));
  reader.add('fetch', tokens, { cursor: written(reader, cursor), variables });
}

/** `name := value`, after LET or SET where there is one: its queries, or else its value. */
export function addAssignment(reader: ScriptReader, tokens: readonly Token[]) {
  const [name, next] = tokens;
  const equals = next?.key === '=' ? 1 : tokens.findIndex(({ key }) => key === ':=');
  const value = tokens.slice(equals + 1);
  // Fields of records and elements of lists are not told apart.
  if (equals < 1 || value.length === 0 || !isName(name) || ['.', '(', '['].includes(next.key)) {
    reader.addQueries(tokens);
    return;
  }
  const variables = [written(reader, name)];
  if (queriesWithin(value).length > 0) {
    reader.addQueries(value, declared(reader, tokens));
    return;
  }
  const isConstant = value.every(
    (token, at) => !isName(token) || constants.includes(token.key) || value[at + 1]?.key === '(',
  );
  if (isConstant) return;
  const { start } = value[0];
  const text = `SELECT ${reader.text.slice(start, value[value.length - 1].end)}`;
  reader.add('assignment', tokens, { text, variables });
}
