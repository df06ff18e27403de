import type { ScriptReader } from './ScriptReader';
import type { Token } from './Token';
import type { TokenStream } from './TokenStream';

const routines = ['FUNCTION', 'PROCEDURE'];
const openings = ['BEGIN', 'CASE', 'IF', 'LOOP'];

/** Oracle: `WITH FUNCTION f … END; x AS (…) SELECT …`: the queries of the functions, and the statement without them. */
export function readWithFunctions(reader: ScriptReader): boolean {
  const { stream } = reader;
  if (!routines.includes(stream.peek(1)?.key ?? '')) return false;
  const keyword = stream.take()!;
  while (routines.includes(stream.peek()?.key ?? '')) {
    for (const statement of takeRoutine(stream)) reader.addQueries(statement);
  }
  const rest = reader.takeStatement();
  if (rest.length === 0) return true;
  if (['SELECT', '('].includes(rest[0].key)) reader.addStatement(rest);
  else {
    const blanks = [{ start: keyword.end, end: rest[0].start }];
    reader.add('statement', [keyword, ...rest], { blanks });
  }
  return true;
}

/** Takes a routine to the semicolon after its END; the tokens of each statement. */
function takeRoutine(stream: TokenStream): Token[][] {
  const statements: Token[][] = [[]];
  let depth = 0;
  let ended = false;
  for (let token = stream.take(); token; token = stream.take()) {
    if (token.key === ';') {
      if (ended) break;
      statements.push([]);
      continue;
    }
    if (token.key === 'END') {
      depth--;
      ended = depth === 0;
      const kind = stream.takeIf('IF', 'LOOP', 'CASE');
      if (kind) statements.at(-1)!.push(kind);
    } else if (openings.includes(token.key)) depth++;
    statements.at(-1)!.push(token);
  }
  return statements;
}
