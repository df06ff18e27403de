import type { TextSpan } from '../types';
import { Lexer } from './Lexer';
import { stringContent, type Token } from './Token';

/** A Jinja tag, as written and where. */
export type Template = { text: string; span: TextSpan; line: number };

const longestShown = 80;
const closings: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

/**
 * A name that dbt or Airflow gives to templates, or a call, a filter or a
 * block. `{{name}}` alone is left: letters and web pages in strings have such.
 */
const clearlyJinja =
  /\{%-?\s*(?:if|elif|else|endif|for|endfor|set|endset|macro|endmacro|block|do|call|raw|include|import|from|snapshot|test|materialization)\b|\{\{-?\s*(?:(?:ref|source|var|env_var|config)\s*\(|(?:this|target|model|params|macros|dag|dag_run|ti|task_instance|var|conf|run_started_at|invocation_id|execution_date|logical_date|data_interval_(?:start|end)|(?:prev_|next_)?ds(?:_nodash)?|ts(?:_nodash)?)\s*(?:[.|(]|-?\}\}))/;

/**
 * The first Jinja tag of a script: anywhere in its code, or in a string that
 * clearly has one. Comments are not looked at.
 */
export function findTemplate(text: string, dialectName: string): Template | undefined {
  if (!/\{[{%#]/.test(text)) return undefined;
  const lexer = new Lexer(text, dialectName);
  for (let token = lexer.next(); token; token = lexer.next()) {
    const start = templateStart(text, token);
    if (start !== undefined) return templateAt(text, start);
  }
  return undefined;
}

function templateStart(text: string, token: Token): number | undefined {
  if (token.kind === 'template') return token.start;
  if (token.kind !== 'string' && token.kind !== 'quotedName') return undefined;
  const { start, end } = token.kind === 'string' ? stringContent(text, token) : token;
  const found = clearlyJinja.exec(text.slice(start, end));
  return found ? start + found.index : undefined;
}

function templateAt(text: string, start: number): Template {
  const closing = closings[text.slice(start, start + 2)];
  const close = text.indexOf(closing, start);
  const end = close < 0 ? Math.min(text.length, start + longestShown) : close + closing.length;
  const shown = text.slice(start, Math.min(end, start + longestShown));
  return { text: shown, span: { start, end }, line: text.slice(0, start).split('\n').length };
}
