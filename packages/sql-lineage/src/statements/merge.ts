import {
  fieldsIf,
  fieldsOf,
  nodes,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from '../scope/ast';
import { collectFlows, expressionFlows } from '../scope/collectFlows';
import { withCtes } from '../scope/ctes';
import type { SourceTable } from '../scope/flow';
import { Relation, isOpen } from '../scope/relation';
import { resolveFactor } from '../scope/resolveFrom';
import { tableRelation } from '../scope/tables';
import { Scope } from '../scope/Scope';
import { assignedPath, collectAssignments, spelledColumn } from './assignments';
import { writeOutput, written } from './returning';
import { targetOf, type StatementContext } from './StatementContext';
import { addTarget } from './update';

type Merge = StatementContext & {
  target: SourceTable;
  scope: Scope;
  /** What is merged in; its columns come first where both sides have one of a name. */
  source: Relation;
};

/** MERGE: every WHEN clause may write the target. */
export function merge(fields: Fields, context: StatementContext): Relation | undefined {
  const { analysis, draft } = context;
  draft.kind = 'MERGE';
  const env = withCtes((fields.with_ ?? undefined) as Fields | undefined, context.env);
  const node = targetNode(fields.this as Node);
  if (!node) return undefined;
  const target = targetOf(node, context);
  const scope = new Scope(analysis, env.ctes, env.parent);
  addTarget(target, node, scope);
  resolveFactor(fields.using as Node, scope);
  collectFlows(fields.on, scope, scope.influences, 'JOIN');
  const source = new Relation(
    scope.relations.slice(1).flatMap(({ relation }) => [...relation.parts]),
  );
  const merging: Merge = { ...context, target, scope, source };
  const whens = fieldsIf(fields.whens, 'whens') ?? fieldsOf((fields.whens ?? {}) as Node);
  for (const node_ of nodes(whens.expressions)) mergeWhen(fieldsIf(node_, 'when') ?? {}, merging);
  draft.addInfluences(target, scope.influences.toArray());
  writeMergeOutput(fieldsIf(fields.returning, 'returning'), target, source, context);
  return new Relation([]);
}

function writeMergeOutput(
  output: Fields | undefined,
  target: SourceTable,
  source: Relation,
  context: StatementContext,
) {
  if (!output) return;
  const now = new Relation(
    context.draft.columnsOf(target, name => context.analysis.key({ name, quoted: true })),
  );
  const rows = {
    inserted: written(target, now, { others: 'kept' }),
    deleted: tableRelation(target),
  };
  const columns = { columns: output.expressions, into_table: output.into };
  writeOutput(columns, rows, context, [
    { relation: source, alias: undefined, names: [], isAliased: true },
  ]);
}

function targetNode(node: Node): TableNode | undefined {
  const aliased = fieldsIf(node, 'alias');
  const table = (fieldsIf(node, 'table') ?? fieldsIf(aliased?.this, 'table')) as
    TableNode | undefined;
  return table && aliased ? { ...table, alias: aliased.alias as Identifier } : table;
}

function mergeWhen(when: Fields, merging: Merge) {
  const { scope } = merging;
  collectFlows(when.condition, scope, scope.influences, 'FILTER');
  const action = nodes(fieldsIf(when.then, 'tuple')?.expressions);
  const word = fieldsIf(action[0], 'var')?.this;
  // Oracle's conditions stand behind what they choose rows for.
  for (const part of action) {
    collectFlows(fieldsIf(part, 'where')?.this, scope, scope.influences, 'FILTER');
  }
  const parts = action.slice(1).filter(part => !fieldsIf(part, 'where'));
  // A row that is not matched has nothing of the target, so plain names are the source's.
  if (word === 'INSERT') mergeInsert(parts, inSource(merging));
  else if (word === 'UPDATE') mergeUpdate(parts, merging);
}

function inSource(merging: Merge): Merge {
  const { scope } = merging;
  const inner = new Scope(scope.analysis, scope.ctes, scope);
  inner.relations.push(...scope.relations.slice(1));
  return { ...merging, scope: inner };
}

function mergeUpdate([list]: readonly Node[], merging: Merge) {
  const { scope, target, draft } = merging;
  if (list && fieldsIf(list, 'star')) writeAll(merging);
  else collectAssignments(nodes(fieldsIf(list, 'tuple')?.expressions), scope, target, draft);
}

function mergeInsert(parts: readonly Node[], merging: Merge) {
  const { scope, target, draft } = merging;
  const [first, second] = parts;
  if (!first || fieldsIf(first, 'star')) {
    writeAll(merging);
    return;
  }
  const values = second ?? first;
  const columns = second
    ? nodes(fieldsIf(first, 'tuple')?.expressions).flatMap(
        node => assignedPath(node)?.slice(-1) ?? [],
      )
    : [];
  if (fieldsIf(values, 'var')) {
    writeAll(merging, columns);
    return;
  }
  nodes(fieldsIf(values, 'tuple')?.expressions).forEach((value, index) => {
    const column = columns[index]
      ? spelledColumn(target, columns[index], scope)
      : target.columns?.[index];
    draft.addColumn(
      target,
      column ?? ownName(value) ?? String(index + 1),
      expressionFlows(value, scope),
    );
  });
}

const ownName = (value: Node) => (fieldsIf(value, 'column')?.name as Identifier | undefined)?.name;

/** INSERT *, INSERT ROW and UPDATE SET *: the source's columns under their own names. */
function writeAll({ target, source, draft, scope }: Merge, columns: readonly Identifier[] = []) {
  const { analysis } = scope;
  const asked =
    columns.length > 0
      ? columns.map(column => ({
          key: analysis.key(column),
          name: column.name,
          own: spelledColumn(target, column, scope),
        }))
      : target.columns?.map((name, at) => ({ key: target.keys![at], name, own: name }));
  source.parts.forEach((part, index) => {
    if (!isOpen(part)) {
      const column = columns[index] ?? { name: part.name, quoted: true };
      draft.addColumn(target, spelledColumn(target, column, scope), part.flows);
    } else if (asked) {
      for (const { key, name, own } of asked) {
        const flows = part.find(key, name);
        if (flows) draft.addColumn(target, own, flows);
      }
    } else draft.addColumn(target, '*', part.star);
  });
}
