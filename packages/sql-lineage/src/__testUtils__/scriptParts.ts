import { dialectOf } from '../dialects/dialectOf';
import type { ScriptPart } from '../script/ScriptPart';
import { splitScript } from '../script/splitScript';

/** A part in few words: its role unless it is a statement, its text with single spaces, its routine's name. */
export function describePart({ role, text, routine, variables }: ScriptPart): string {
  const label = role === 'statement' ? '' : `${role}: `;
  const owner = routine ? ` (${routine.name ?? routine.kind})` : '';
  const into = variables ? ` -> ${variables.join(', ')}` : '';
  return `${label}${text.replace(/\s+/g, ' ').trim()}${into}${owner}`;
}

/** A script's parts, each in few words. */
export function partsOf(dialect: string, sql: string): string[] {
  return splitScript(sql, dialectOf(dialect)).map(describePart);
}
