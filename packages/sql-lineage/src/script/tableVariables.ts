import type { ScriptReader } from './ScriptReader';
import { closingOf, type Token } from './Token';

const notColumns = ['PRIMARY', 'UNIQUE', 'CONSTRAINT', 'CHECK', 'INDEX', 'FOREIGN', 'PERIOD'];

/** `@t TABLE (id INT, …)` in a declaration: a part for each such variable. */
export function addTableVariables(reader: ScriptReader, tokens: readonly Token[]) {
  for (let at = 0; at < tokens.length; at++) {
    if (!tokens[at].key.startsWith('@')) continue;
    const kind = tokens[at + 1]?.key === 'AS' ? at + 2 : at + 1;
    if (tokens[kind]?.key !== 'TABLE' || tokens[kind + 1]?.key !== '(') continue;
    const end = Math.min(closingOf(tokens, kind + 1), tokens.length - 1);
    const name = reader.text.slice(tokens[at].start, tokens[at].end);
    const columns = columnsBetween(reader, tokens.slice(kind + 2, end));
    reader.add('tableVariable', tokens.slice(at, end + 1), { tableVariable: { name, columns } });
    at = end;
  }
}

function columnsBetween(reader: ScriptReader, tokens: readonly Token[]): string[] {
  const columns: string[] = [];
  let depth = 0;
  let begins = true;
  for (const token of tokens) {
    if (begins && !notColumns.includes(token.key)) {
      columns.push(reader.text.slice(token.start, token.end));
    }
    if (token.key === '(') depth++;
    if (token.key === ')') depth--;
    begins = depth === 0 && token.key === ',';
  }
  return columns;
}
