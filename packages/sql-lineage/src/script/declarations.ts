import { addRows } from './controlFlow';
import { addAssignment, addCursorOf, declared } from './receivers';
import type { ScriptReader } from './ScriptReader';
import { addTableVariables } from './tableVariables';
import { takeUntil } from './takeTokens';

const handlerConditions = ['SQLSTATE', 'VALUE', 'SQLWARNING', 'NOT', 'FOUND', 'SQLEXCEPTION', ','];

/** DECLARE: a section to BEGIN, a statement, or a handler with its statement. */
export function readDeclare(reader: ScriptReader): boolean {
  const { stream, blocks, flavour } = reader;
  if (stream.peek(1)?.key === 'GLOBAL') return false;
  if (flavour.declareSections) {
    stream.take();
    if (!blocks.declares) blocks.push('begin', { declares: true });
    return true;
  }
  if (stream.peek(2)?.key === 'HANDLER') return readHandler(reader);
  const tokens = reader.takeStatement();
  addTableVariables(reader, tokens);
  reader.addQueries(tokens, declared(reader, tokens.slice(1)));
  return true;
}

/** MySQL, Db2: `DECLARE EXIT HANDLER FOR NOT FOUND`, and a statement. */
function readHandler({ stream }: ScriptReader): boolean {
  takeUntil(stream, ['FOR']);
  stream.take();
  for (let token = stream.peek(); token; token = stream.peek()) {
    const isValue = token.kind === 'string' || token.kind === 'number';
    const isNamed = token.kind === 'word' && stream.last?.key === 'FOR';
    if (!isValue && !isNamed && !handlerConditions.includes(token.key)) break;
    stream.take();
  }
  return true;
}

/** One declaration of a section: of a variable with its first value, of a cursor with its query. */
export function readDeclaration(reader: ScriptReader) {
  const tokens = takeUntil(reader.stream, ['BEGIN']);
  if (tokens.some(({ key }) => key === ':=')) addAssignment(reader, tokens);
  else addRows(reader, tokens, declared(reader, tokens));
  addCursorOf(reader, tokens);
}
