import { Lexer } from './Lexer';
import type { ScriptPart } from './ScriptPart';
import type { SourceDialect } from './SourceDialect';
import type { Token } from './Token';

/** A script's parts in order. */
export function splitScript(text: string, dialect: SourceDialect): ScriptPart[] {
  const lexer = new Lexer(text, dialect.name);
  const parts: ScriptPart[] = [];
  let first: Token | undefined;
  let last: Token | undefined;
  const finish = () => {
    if (first && last) {
      const span = { start: first.start, end: last.end };
      parts.push({ role: 'statement', span, text: text.slice(span.start, span.end) });
    }
    first = undefined;
  };
  for (let token = lexer.next(); token; token = lexer.next()) {
    if (token.key === ';') {
      finish();
    } else {
      first ??= token;
      last = token;
    }
  }
  finish();
  return parts;
}
