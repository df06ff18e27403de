import type { ParserRule } from '../ParserRule';
import { blank } from '../Rewriting';

/** Teradata: `USING (x INT) SELECT :x`. */
export const requestParameters: ParserRule = {
  feature: 'parameters before a request',
  dialects: ['teradata'],
  misread: /^\s*using\s*\(/i,
  example: { dialect: 'teradata', sql: 'USING (x INT) SELECT :x FROM t' },
  edits(s) {
    return s.has(0, 'USING (') ? [blank(s.span(0, s.closing(1) + 1))] : [];
  },
};
