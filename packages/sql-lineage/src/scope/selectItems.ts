import type { TextSpan } from '../types';
import type { Analysis } from './Analysis';
import { fieldsIf, fieldsOf, identifiers, nodes, typeOf, type Fields, type Identifier, type Node } from './ast';
import type { ItemSpan } from './SelectLists';

/** Alias and expression of a select item. */
export type Item = { expression: Node; alias: Identifier | undefined; aliases: Identifier[] };

/** Takes an item apart; T-SQL's `alias = expression` where the dialect has it. */
export function itemOf(node: Node, assignedAliases: boolean): Item {
  const alias = fieldsIf(node, 'alias');
  if (alias) {
    const named = alias.alias as Identifier;
    return {
      expression: alias.this as Node,
      alias: named.name ? named : undefined,
      aliases: identifiers(alias.column_aliases),
    };
  }
  const assignment = assignedAliases ? fieldsIf(node, 'eq') : undefined;
  const column = assignment && fieldsIf(assignment.left, 'column');
  if (column && !column.table) {
    return { expression: assignment.right as Node, alias: column.name as Identifier, aliases: [] };
  }
  return { expression: node, alias: undefined, aliases: [] };
}

/** Where the items of a SELECT stand, found by any name in it whose place the tree tells. */
export function itemSpans(select: Fields, analysis: Analysis): ItemSpan[] | undefined {
  const items = nodes(select.expressions);
  return analysis.selectLists.items(anchor(select, analysis), items.length);
}

function anchor(select: Fields, analysis: Analysis): number | undefined {
  for (const node of nodes(select.expressions)) {
    const alias = fieldsIf(node, 'alias')?.alias as Identifier | undefined;
    const span = analysis.span(alias?.span) ?? analysis.span(firstSpan(node));
    if (span) return span.start;
  }
  const [from] = nodes((select.from as Fields | null)?.expressions);
  const table = from && fieldsIf(from, 'table');
  return analysis.span((table?.name as Identifier | undefined)?.span)?.start;
}

/** The first place within an expression, outside of queries in it. */
function firstSpan(node: Node): Identifier['span'] {
  const waiting: unknown[] = [node];
  for (let steps = 0; waiting.length > 0 && steps < 200; steps++) {
    const value = waiting.pop();
    if (value === null || typeof value !== 'object' || 'select' in value || 'subquery' in value) continue;
    const { span } = value as { span?: Identifier['span'] };
    if (span) return span;
    waiting.push(...Object.values(value).reverse());
  }
  return undefined;
}

/**
 * The name of a column without alias: that of the column it shows, else the
 * expression's text on one line.
 */
export function unnamedColumn(expression: Node, text: string, span: TextSpan | undefined): string {
  const shown = shownColumn(expression);
  if (shown) return shown;
  return span ? text.slice(span.start, span.end).replace(/\s+/g, ' ') : typeOf(expression);
}

/** `a`, `t.a`, `s.a.b`, and `a::type` are all called after their last name. */
function shownColumn(expression: Node): string | undefined {
  const fields = fieldsOf(expression);
  switch (typeOf(expression)) {
    case 'column':
      return (fields.name as Identifier).name;
    case 'dot':
      return (fields.field as Identifier).name;
    case 'paren':
    case 'annotated':
    case 'prior':
      return shownColumn(fields.this as Node);
    case 'cast':
      return fields.double_colon_syntax ? shownColumn(fields.this as Node) : undefined;
    default:
      return undefined;
  }
}
