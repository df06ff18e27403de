import type { LineageCase } from '../../packages/sql-lineage/src/__testUtils__/lineageCase';

const inText: [feature: string, pattern: RegExp][] = [
  ['with', /\bwith\s+(recursive\s+)?[\w"`]+\s*(\([^)]*\)\s*)?as\s*\(/i],
  ['join', /\bjoin\b/i],
  ['set operation', /\b(union|intersect|except|minus)\b/i],
  ['sub-query', /\(\s*select\b/i],
  ['star', /(select|,)\s*(\w+\.)?\*/i],
  ['case or if', /\b(case\s+when|if\s*\(|iff\s*\()/i],
  ['window', /\bover\s*\(/i],
  ['aggregate', /\b(sum|count|max|min|avg)\s*\(/i],
  ['lateral or unnest', /\b(lateral|unnest|flatten|explode)\b/i],
  ['pivot', /\b(un)?pivot\b/i],
  ['values', /\bvalues\b/i],
  ['insert', /\binsert\s+(into|overwrite)\b/i],
  ['create table as', /\bcreate\b[^;]*\btable\b[^;]*\bas\b[^;]*\bselect\b/i],
  ['view', /\bcreate\b[^;]*\bview\b/i],
  ['merge', /\bmerge\s+into\b/i],
  ['update', /^\s*(with\b.*)?update\b/is],
  ['delete', /^\s*delete\b/i],
  ['procedure or function', /\b(procedure|function)\b/i],
  ['several statements', /;\s*\S/],
  ['copy', /\bcopy\b/i],
  ['other DDL', /^\s*(alter|drop|rename|truncate)\b/i],
];

/** What a case is about, by its text and what it gives: one case has several features. */
export function featuresOf(given: LineageCase): string[] {
  const text = given.sql.replace(/--[^\n]*/g, '');
  const named = inText.filter(([, pattern]) => pattern.test(text)).map(([feature]) => feature);
  return given.schema ? [...named, 'schema given'] : named;
}

/** Which test it was taken from: the file, without the words that all of them have. */
export function suiteOf({ origin }: LineageCase): string {
  const project = /^[^/]+\/([^@]+)/.exec(origin)?.[1] ?? 'unknown';
  const file = /([\w-]+)\.(py|rs|java|scala|sql)\b/.exec(origin)?.[1] ?? 'unknown';
  return `${project} ${file.replace(/^tests?_|_dialect_specific$/g, '')}`;
}
