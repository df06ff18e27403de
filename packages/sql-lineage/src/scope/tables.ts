import type { NamePart } from '../dialects/names';
import { tableName, type Analysis } from './Analysis';
import type { Identifier, Node, TableNode } from './ast';
import { findCte } from './Env';
import type { Flow, SourceTable } from './flow';
import { Relation, flowsOf, type RelationColumn } from './relation';
import { columnNames } from './resolveQuery';
import type { Scope } from './Scope';
import { resolveUnnest } from './tableFunctions';
import { triggerRows } from './Variables';

/** Adds a relation under an alias, if it has one. */
export function addRelation(
  relation: Relation,
  alias: Identifier | undefined | null,
  scope: Scope,
) {
  scope.add({
    relation,
    alias: alias ? scope.analysis.key(alias) : undefined,
    names: [],
    isAliased: Boolean(alias),
  });
}

/** Adds a table, or the query, trigger's rows or array that its name stands for. */
export function resolveTable(node: TableNode, scope: Scope) {
  const { analysis } = scope;
  const name = tableName(node, analysis.dialect.splitsQuotedNames);
  if (resolveCorrelated(node, name, scope)) return;
  const cte = name.length === 1 ? findCte(scope.ctes, analysis.key(node.name)) : undefined;
  const rows = cte || name.length > 1 ? undefined : triggerRows(node.name.name, analysis);
  const relation = cte?.relation() ?? rows ?? namedRelation(node, name, scope);
  const keys = name.map(part => analysis.key(part));
  const alias = node.alias ?? undefined;
  scope.add({
    relation: relation.renamed(columnNames(node.column_aliases, scope)),
    alias: alias ? analysis.key(alias) : keys.at(-1),
    names: keys,
    isAliased: Boolean(alias),
  });
}

function namedRelation(
  node: TableNode,
  name: readonly NamePart[],
  { analysis }: Scope,
): Relation {
  const file = analysis.dialect.quotedFiles && node.name.quoted && /[/.*]/.test(node.name.name);
  if (file && !node.schema) return fileOf(node.name.name, analysis);
  const { table, relation } = analysis.table(name);
  if (relation) {
    readSources(relation, analysis);
    return relation;
  }
  analysis.read(table, analysis.span(node.name.span)?.start);
  return tableRelation(table);
}

/** A name that stands for a query reads what the query reads. */
function readSources(relation: Relation, analysis: Analysis) {
  const flows = [...relation.parts.flatMap(part => flowsOf(part)), ...relation.influences];
  for (const { table } of flows) analysis.read(table, undefined);
}

/** All columns of a table, as they are. */
export function tableRelation(table: SourceTable): Relation {
  const { columns, keys } = table;
  const flow = (column: string): Flow => ({ table, column, kind: 'IDENTITY', masking: false });
  if (!columns || !keys) {
    return new Relation([{ star: [flow('*')], find: (_, name) => [flow(name)] }], [], table);
  }
  const parts = columns.map((name, index): RelationColumn => ({
    name,
    key: keys[index],
    flows: [flow(name)],
  }));
  return new Relation(parts, [], table);
}

/** A file, URL or stage that is read. */
export function fileOf(path: string, analysis: Analysis): Relation {
  const table = analysis.file(path);
  analysis.read(table, undefined);
  return tableRelation(table);
}

/** BigQuery's `FROM t, t.items`: the array of each row of a table before it. */
function resolveCorrelated(
  node: TableNode,
  name: readonly NamePart[],
  scope: Scope,
): boolean {
  if (name.length < 2 || scope.relations.length === 0) return false;
  const owner = scope.relations.find(({ alias }) => alias === scope.analysis.key(name[0]));
  if (!owner) return false;
  const [first, second, ...rest] = name;
  let array: Node = { column: { table: first, name: second } };
  for (const field of rest) array = { dot: { this: array, field } };
  resolveUnnest({ this: array }, node.alias ?? node.name, [], scope);
  return true;
}
