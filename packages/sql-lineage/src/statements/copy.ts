import { splitName } from '../dialects/names';
import {
  fieldsIf,
  namesOf,
  nodes,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from '../scope/ast';
import { tableRelation, fileOf } from '../scope/tables';
import { columnNames, resolveQuery } from '../scope/resolveQuery';
import type { Relation } from '../scope/relation';
import { placeOf, tableOf, targetOf, type StatementContext } from './StatementContext';

/** COPY and COPY INTO, from files into a table or from a table or query into files. */
export function copy(fields: Fields, context: StatementContext): void | false {
  const { analysis, draft, env } = context;
  draft.kind = 'COPY';
  const files = nodes(fields.files);
  const schema = fieldsIf(fields.this, 'schema');
  const subject = (schema?.this ?? fields.this) as Node;
  const listed = nodes(schema?.expressions).flatMap(
    node => (fieldsIf(node, 'column')?.name as Identifier | undefined) ?? [],
  );
  const path = pathOf(subject);
  if (path !== undefined) {
    const target = analysis.file(path);
    draft.write(target);
    for (const node of files) draft.addRelation(target, sourceOf(node, context));
    return undefined;
  }
  const table = fieldsIf(subject, 'table') as TableNode | undefined;
  if (!fields.kind) {
    const relation = table
      ? readTable(table, context)
      : resolveQuery(subject, { ...env, top: true });
    for (const node of files) {
      const target = analysis.file(pathOf(node) ?? '');
      draft.write(target);
      draft.addRelation(target, relation);
    }
    return undefined;
  }
  if (!table) return false;
  const target = targetOf(table, context);
  for (const node of files) {
    const relation = sourceOf(node, context).renamed(columnNames(listed, env));
    const known = relation.isOpen || listed.length > 0 ? [] : target.columns;
    draft.addRelation(target, relation, known);
  }
  return undefined;
}

function pathOf(node: Node): string | undefined {
  const literal = fieldsIf(node, 'literal')?.value;
  if (typeof literal === 'string') return literal;
  const stage = fieldsIf(node, 'stage_reference');
  return stage && `${stage.name}${stage.path ?? ''}`;
}

function sourceOf(node: Node, context: StatementContext): Relation {
  const path = pathOf(node);
  if (path !== undefined) return fileOf(path, context.analysis);
  const column = fieldsIf(node, 'column');
  if (!column) return resolveQuery(node, { ...context.env, top: true });
  const parts = namesOf(column).flatMap((part): Identifier[] => (part.quoted ? [part] : splitName(part.name)));
  const [own, schema, catalog] = parts.reverse();
  return readTable({ name: own, schema, catalog }, context);
}

/** A table's columns, the table noted as read. */
export function readTable(node: TableNode, context: StatementContext): Relation {
  const table = tableOf(node, context);
  context.analysis.read(table, placeOf(node, context));
  return tableRelation(table);
}

/** Hive's LOAD DATA: a file into a table. */
export function loadData(fields: Fields, context: StatementContext): void | false {
  const { draft, analysis } = context;
  draft.kind = 'COPY';
  const table = fieldsIf(fields.table, 'table') as TableNode | undefined;
  if (!table) return false;
  const target = targetOf(table, context);
  draft.addRelation(target, fileOf(String(fields.inpath), analysis));
  return undefined;
}

/** BigQuery's EXPORT DATA: a query into files. */
export function exportData(fields: Fields, context: StatementContext) {
  const { draft, analysis, env } = context;
  draft.kind = 'COPY';
  const relation = resolveQuery(fields.this as Node, { ...env, top: true });
  const uri = nodes(fields.options).flatMap(node => {
    const option = fieldsIf(node, 'eq');
    const name = (fieldsIf(option?.left, 'column')?.name as Identifier | undefined)?.name;
    return name?.toLowerCase() === 'uri' ? (pathOf(option!.right as Node) ?? []) : [];
  })[0];
  const target = uri === undefined ? undefined : analysis.file(uri);
  if (target) draft.write(target);
  draft.addRelation(target, relation);
}
