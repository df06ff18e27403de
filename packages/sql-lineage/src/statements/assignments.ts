import { fieldsIf, namesOf, nodes, type Fields, type Identifier, type Node } from '../scope/ast';
import { expressionFlows } from '../scope/collectFlows';
import { columnPath } from '../scope/columnFlows';
import type { Flow, SourceTable } from '../scope/flow';
import { envWithin } from '../scope/Env';
import { flowsOf } from '../scope/relation';
import { atPlace } from '../scope/resolveSelect';
import { resolveQuery } from '../scope/resolveQuery';
import type { Scope } from '../scope/Scope';
import type { Draft } from './Draft';

/** The names on the left of `=`: `a`, `t.a`, `s.t.a`. */
export function assignedPath(node: unknown): Identifier[] | undefined {
  const name = fieldsIf(node, 'identifier') as Identifier | undefined;
  if (name) return splitPath(name);
  const column = fieldsIf(node, 'column');
  if (column) return namesOf(column);
  const dot = fieldsIf(node, 'dot');
  return dot && columnPath(dot)?.names;
}

/** The parser joins the names of an UPDATE's `t.a`. */
export function splitPath(name: Identifier): Identifier[] {
  if (name.quoted || !name.name.includes('.')) return [name];
  return name.name.split('.').map(part => ({ name: part, quoted: false, span: name.span }));
}

/** Adds `column = value` to what is written; answers what the value comes from. */
export function assign(
  left: readonly Identifier[],
  value: unknown,
  scope: Scope,
  target: SourceTable,
  draft: Draft,
): readonly Flow[] {
  const flows = expressionFlows(value, scope);
  const column = left.at(-1)!;
  const place = scope.analysis.span(column.span)?.start;
  const span = place === undefined ? undefined : scope.analysis.selectLists.assigned(place);
  draft.addColumn(target, spelledColumn(target, column, scope), atPlace(flows, span), span);
  return flows;
}

/** A column's name as the table's schema spells it, or as it is written. */
export function spelledColumn(table: SourceTable, column: Identifier, { analysis }: Scope): string {
  const key = analysis.key(column);
  const index =
    table.keys?.findIndex(own => own === key || own.toLowerCase() === key.toLowerCase()) ?? -1;
  return index < 0 ? column.name : table.columns![index];
}

/** Adds each of a list of assignments. */
export function collectAssignments(
  list: readonly Node[],
  scope: Scope,
  target: SourceTable,
  draft: Draft,
) {
  for (const node of list) {
    const assignment = fieldsIf(node, 'eq');
    if (!assignment) continue;
    const many = fieldsIf(assignment.left, 'tuple') ?? fieldsIf(assignment.left, 'paren');
    const path = assignedPath(assignment.left);
    if (many) assignMany(many, assignment.right as Node, scope, target, draft);
    else if (path) assign(path, assignment.right, scope, target, draft);
  }
}

/** `(a, b) = (SELECT c, d …)` and `(a, b) = (1, c)`. */
function assignMany(many: Fields, value: Node, scope: Scope, target: SourceTable, draft: Draft) {
  const columns = nodes(many.expressions ?? [many.this]).flatMap(
    node => assignedPath(node)?.slice(-1) ?? [],
  );
  assignAll(columns, value, scope, target, draft);
}

/** Several columns from a row or a query, in order. */
export function assignAll(
  columns: readonly Identifier[],
  value: Node,
  scope: Scope,
  target: SourceTable,
  draft: Draft,
) {
  const row = fieldsIf(value, 'tuple')?.expressions;
  if (row) {
    nodes(row).forEach(
      (part, index) => columns[index] && assign([columns[index]], part, scope, target, draft),
    );
    return;
  }
  const relation = resolveQuery(value, envWithin(scope));
  columns.forEach((column, index) => {
    const part = relation.parts[index];
    const flows = part ? flowsOf(part) : [];
    draft.addColumn(target, spelledColumn(target, column, scope), flows);
  });
  draft.addInfluences(target, relation.influences);
}
