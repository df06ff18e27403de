import type { ParserRule } from '../ParserRule';
import { blank, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

/**
 * Where a clause begins and ends that carries no lineage: the index after it
 * when it stands at `index`, else undefined.
 */
export type ClauseEnd = (statement: StatementTokens, index: number) => number | undefined;

/** A rule that leaves a clause out by writing spaces over it. */
export function blankClause(rule: Omit<ParserRule, 'edits'> & { after: ClauseEnd }): ParserRule {
  const { after, ...rest } = rule;
  return { ...rest, edits: statement => clausesOf(statement, after) };
}

function clausesOf(statement: StatementTokens, after: ClauseEnd): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < statement.length; at++) {
    const end = after(statement, at);
    if (end === undefined || end <= at) continue;
    edits.push(blank(statement.span(at, end)));
    at = end - 1;
  }
  return edits;
}

/** The index after a parenthesis that opens at `index`, or `index` where none does. */
export function afterGroup(statement: StatementTokens, index: number): number {
  return statement.key(index) === '(' ? statement.closing(index) + 1 : index;
}

/** Words with which the next clause of a query begins. */
export const clauseStarts = (
  'WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH QUALIFY WINDOW UNION EXCEPT INTERSECT MINUS JOIN ' +
  'LEFT RIGHT FULL INNER CROSS NATURAL ON USING LATERAL WHEN SET FOR CONNECT START CLUSTER ' +
  'DISTRIBUTE SORT PIVOT UNPIVOT TABLESAMPLE SAMPLE AS , ;'
).split(' ');
