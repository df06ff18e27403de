import {
  fieldsIf,
  identifiers,
  nodes,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from '../scope/ast';
import { withCtes } from '../scope/ctes';
import type { SourceTable } from '../scope/flow';
import { isOpen, type Relation } from '../scope/relation';
import { tableRelation } from '../scope/tables';
import { columnNames, resolveQuery } from '../scope/resolveQuery';
import {
  madeTable,
  nameOf,
  placeOf,
  tableOf,
  targetOf,
  type StatementContext,
} from './StatementContext';

/** CREATE TABLE: with columns, from a query, or like another table. */
export function createTable(fields: Fields, context: StatementContext) {
  const { session, draft } = context;
  draft.kind = 'CREATE_TABLE';
  const node = fields.name as TableNode;
  const temporary = Boolean(fields.temporary) || isVolatile(fields) || isTemporaryName(node);
  const declared = identifiers(
    nodes(fields.columns).map(column => (column as unknown as Fields).name),
  );
  const target = madeTable(node, temporary, context);
  const columns = fields.as_select
    ? writeQuery(fields, declared, target, context)
    : (copyOf(fields, target, context) ?? declared.map(({ name }) => name));
  if (fields.if_not_exists && target.columns && !fields.as_select) return;
  session.define(nameOf(node, context), {
    columns: columns?.length ? columns : undefined,
    temporary,
  });
}

/** Teradata's word for it. */
const isVolatile = ({ table_modifier: words }: Fields) => /\bVOLATILE\b/i.test(String(words));

const isTemporaryName = (node: TableNode) => /^[#@]/.test(node.name.name);

function writeQuery(
  fields: Fields,
  declared: readonly Identifier[],
  target: SourceTable,
  context: StatementContext,
) {
  const env = { ...withCtes(fields.with_cte as Fields | null, context.env), top: true };
  const relation = resolveQuery(fields.as_select as Node, env);
  const named = relation.renamed(columnNames(declared, env));
  context.draft.addRelation(target, named);
  return closedColumns(named);
}

/** The names of a relation's columns if all are known. */
export function closedColumns(relation: Relation): string[] | undefined {
  if (relation.isOpen) return undefined;
  return relation.parts.flatMap(part => (isOpen(part) ? [] : [part.name]));
}

/** LIKE and CLONE: the other table's columns; only a clone has its rows. */
function copyOf(
  fields: Fields,
  target: SourceTable,
  context: StatementContext,
): readonly string[] | undefined {
  const { analysis, draft } = context;
  const like = nodes(fields.constraints).flatMap(
    constraint => (fieldsIf(constraint, 'Like')?.source as TableNode | undefined) ?? [],
  );
  const clone = fields.clone_source as TableNode | null | undefined;
  for (const node of clone ? [clone] : like) {
    const source = tableOf(node, context);
    analysis.read(source, placeOf(node, context));
    if (clone) draft.addRelation(target, tableRelation(source));
    if (source.columns) return source.columns;
  }
  return undefined;
}

/** CREATE VIEW and MATERIALIZED VIEW; ClickHouse's `TO table` writes that table. */
export function createView(fields: Fields, context: StatementContext) {
  const { session, draft, env } = context;
  draft.kind = 'CREATE_VIEW';
  const view = fields.name as TableNode;
  const temporary = Boolean(fields.temporary);
  const to = fields.to_table as TableNode | null;
  const target = to ? targetOf(to, context) : madeTable(view, temporary, context);
  const relation = resolveQuery(fields.query as Node, { ...env, top: true });
  const named = relation.renamed(columnNames(viewColumns(fields), env));
  draft.addRelation(target, named);
  session.define(nameOf(view, context), {
    columns: closedColumns(named),
    temporary,
  });
}

function viewColumns(fields: Fields): Identifier[] {
  const listed = nodes(fields.columns).map(
    column => (column as unknown as Fields).name as Identifier,
  );
  if (listed.length > 0) return listed;
  return nodes((fields.schema as Fields | null)?.expressions).flatMap(
    node => (fieldsIf(node, 'column_def')?.name as Identifier | undefined) ?? [],
  );
}

/** CREATE SYNONYM: another name; reading it reads the table. */
export function createSynonym(fields: Fields, context: StatementContext) {
  const target = tableOf(fields.target as TableNode, context);
  context.draft.kind = 'OTHER';
  context.session.define(nameOf(fields.name as TableNode, context), { columns: target.columns });
}

/** Spark's CACHE TABLE … AS: a name for a query, which later statements read through. */
export function cacheTable(fields: Fields, context: StatementContext) {
  context.draft.kind = 'SESSION';
  const name = fields.table as Identifier | undefined;
  if (!name || !fields.query) return;
  const hidden = { ...context.env, top: false };
  const relation = resolveQuery(fields.query as Node, hidden);
  context.analysis.forgetInputs();
  context.session.define([{ name: name.name, quoted: Boolean(name.quoted) }], {
    columns: closedColumns(relation),
    temporary: true,
    relation,
  });
}
