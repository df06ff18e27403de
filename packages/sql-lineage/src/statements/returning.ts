import { splitName } from '../dialects/names';
import {
  fieldsIf,
  fieldsOf,
  identifiers,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from '../scope/ast';
import type { Env } from '../scope/Env';
import type { Flow, SourceTable } from '../scope/flow';
import { Relation, isOpen, type RelationPart } from '../scope/relation';
import { resolveItems } from '../scope/resolveSelect';
import { tableRelation } from '../scope/tables';
import { Scope } from '../scope/Scope';
import { targetOf, type StatementContext } from './StatementContext';

/**
 * A table's row after a statement: what was written with its sources; the
 * other columns as they were (`kept`), or from nothing (`none`).
 */
export function written(
  target: SourceTable,
  given: Relation,
  { others }: { others: 'kept' | 'none' },
): Relation {
  const before = tableRelation(target);
  const parts = before.parts.flatMap((part): RelationPart[] => {
    if (!isOpen(part)) {
      const now = given.known(part.key)?.flows ?? (others === 'kept' ? part.flows : []);
      return [{ ...part, flows: now }];
    }
    const flowsOf = (key: string, name: string): readonly Flow[] | undefined => {
      const now = given.find(key, name);
      if (typeof now !== 'string') return now;
      return others === 'kept' ? part.find(key, name) : [];
    };
    const named = given.parts.filter(column => !isOpen(column));
    return others === 'kept' ? [...named, { ...part, find: flowsOf }] : [...given.parts];
  });
  return new Relation(parts);
}

/** What RETURNING answers: the statement's columns when it stands alone, a CTE's when it is one. */
export function returned(
  list: unknown,
  after: Relation,
  fields: Fields,
  env: Env,
  others: Scope['relations'] = [],
): Relation {
  const items = nodes(list);
  if (items.length === 0) return new Relation([]);
  const scope = new Scope(env.analysis, env.ctes, env.parent);
  const node = fields.table as TableNode;
  const alias = (fields.alias ?? node.alias ?? node.name) as Identifier;
  const names = [node.schema, node.name]
    .filter((part): part is Identifier => !!part)
    .map(name => env.analysis.key(name));
  scope.relations.push({
    relation: after,
    alias: env.analysis.key(alias),
    names,
    isAliased: false,
  });
  scope.relations.push(...others);
  return new Relation(resolveItems({ expressions: items }, scope, false));
}

/** T-SQL's OUTPUT … INTO: another table that gets the rows before and after. */
export function writeOutput(
  output: Fields | null | undefined,
  rows: { inserted?: Relation; deleted?: Relation },
  context: StatementContext,
  others: Scope['relations'] = [],
) {
  const into = outputTable(output?.into_table);
  if (!output || !into) return;
  const { analysis, env, draft } = context;
  const target = targetOf(into.table, context);
  const scope = new Scope(analysis, env.ctes, undefined);
  for (const name of ['inserted', 'deleted'] as const) {
    const relation = rows[name];
    if (relation)
      scope.relations.push({ relation, alias: analysis.key({ name }), names: [], isAliased: true });
  }
  scope.relations.push(...others);
  const relation = new Relation(resolveItems({ expressions: nodes(output.columns) }, scope, true));
  const listed = into.columns.map(column => column.name);
  const names = listed.length > 0 || relation.isOpen ? listed : (target.columns ?? []);
  draft.addRelation(target, relation, names);
}

function outputTable(node: unknown): { table: TableNode; columns: Identifier[] } | undefined {
  const column = fieldsIf(node, 'column');
  if (column) {
    return {
      table: { name: column.name as Identifier, schema: column.table as Identifier },
      columns: [],
    };
  }
  const table = fieldsIf(node, 'table');
  if (table) return { table: table as TableNode, columns: identifiers(table.column_aliases) };
  const schema = fieldsIf(node, 'schema');
  const inner = schema && outputTable(schema.this);
  if (inner) {
    const columns = nodes(schema.expressions).flatMap(
      part => (fieldsIf(part, 'column')?.name as Identifier) ?? [],
    );
    return { table: inner.table, columns };
  }
  return calledTable(node);
}

/** `INTO log (a, b)` looks like a call, and to the parser even like one that it knows. */
function calledTable(node: unknown): { table: TableNode; columns: Identifier[] } | undefined {
  if (node === null || typeof node !== 'object') return undefined;
  const called = fieldsIf(node, 'function');
  const name = called ? String(called.name) : typeOf(node as Node);
  const values = called ? nodes(called.args) : Object.values(fieldsOf(node as Node));
  const columns = values.flatMap(
    part => (fieldsIf(part, 'column')?.name as Identifier | undefined) ?? [],
  );
  const [own, schema, catalog] = splitName(name).reverse();
  return { table: { name: own, schema, catalog }, columns };
}
