import { findTemplate } from './findTemplate';
import { readParts } from './readParts';
import type { ScriptPart } from './ScriptPart';
import { ScriptReader } from './ScriptReader';
import type { SourceDialect } from './SourceDialect';

/**
 * A script's parts in order of where they begin: statements, and those within
 * procedures, functions, triggers and blocks, without the control flow around
 * them.
 *
 * A script that is a template (Jinja) gives one part, `refused`. Never throws;
 * the time is in proportion to the text's length.
 */
export function splitScript(text: string, dialect: SourceDialect): ScriptPart[] {
  const template = findTemplate(text, dialect.name);
  if (template) {
    const { span, line } = template;
    const message = `This is a Jinja template (${template.text} on line ${line}), not SQL: give the compiled SQL`;
    const reason = { code: 'UNSUPPORTED' as const, message, span };
    return [{ role: 'refused', span, text: text.slice(span.start, span.end), reason }];
  }
  const parts: ScriptPart[] = [];
  const place = { base: 0, plainSql: false, depth: 0 };
  readParts(new ScriptReader(text, dialect, parts, place, readParts));
  return parts;
}
