import type { TextSpan } from '../types';
import type { Analysis } from './Analysis';
import {
  fieldsIf,
  fieldsOf,
  identifiers,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
} from './ast';
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
  const anchor = anchorOf(select);
  const offset = analysis.span(anchor?.span)?.start;
  return analysis.selectLists.items(offset, anchor?.up ?? 0, nodes(select.expressions).length);
}

/** A place in a SELECT, or in one so many levels within its FROM. */
type Anchor = { span: Identifier['span']; up: number };

function anchorOf(select: Fields): Anchor | undefined {
  for (const node of nodes(select.expressions)) {
    const alias = fieldsIf(node, 'alias')?.alias as Identifier | undefined;
    const span = alias?.span ?? firstSpan(node);
    if (span) return { span, up: 0 };
  }
  const [from] = nodes((select.from as Fields | null)?.expressions);
  return from && anchorOfFactor(from);
}

function anchorOfFactor(factor: Node): Anchor | undefined {
  let up = 0;
  let node: Node | undefined = factor;
  while (node) {
    const fields: Fields = fieldsOf(node);
    const alias =
      (fields.alias as Identifier | null)?.span ?? (fields.name as Identifier | null)?.span;
    if (alias) return { span: alias, up };
    if (typeOf(node) === 'subquery') up++;
    if (typeOf(node) === 'select') {
      const inner: Anchor | undefined = anchorOf(fields);
      return inner && { span: inner.span, up: inner.up + up };
    }
    node = (fields.this ?? fields.left) as Node | undefined;
  }
  return undefined;
}

/** The first place within an expression, outside of queries in it. */
function firstSpan(node: Node): Identifier['span'] {
  const waiting: unknown[] = [node];
  for (let steps = 0; waiting.length > 0 && steps < 200; steps++) {
    const value = waiting.pop();
    if (value === null || typeof value !== 'object' || 'select' in value || 'subquery' in value)
      continue;
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
