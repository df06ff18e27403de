import { fieldsOf, typeOf, type Node } from '../scope/ast';
import type { Env } from '../scope/Env';
import type { Relation } from '../scope/relation';
import { alterTable } from './alter';
import { copy, exportData, loadData } from './copy';
import { cacheTable, createSynonym, createTable, createView } from './create';
import { deleteRows } from './delete';
import { insert, multitableInsert } from './insert';
import { merge } from './merge';
import { query } from './select';
import { drop, set, truncate, use } from './session';
import type { StatementContext, StatementRule } from './StatementContext';
import { update } from './update';

const ignoringAnswer =
  (rule: (...values: Parameters<StatementRule>) => unknown): StatementRule =>
  (fields, context) => {
    rule(fields, context);
  };

const other =
  (kind: StatementContext['draft']['kind']): StatementRule =>
  (_, { draft }) => {
    draft.kind = kind;
  };

/** Rules by type of statement. */
const rules: Readonly<Record<string, StatementRule | undefined>> = {
  insert: ignoringAnswer(insert),
  multitable_inserts: multitableInsert,
  update: ignoringAnswer(update),
  delete: ignoringAnswer(deleteRows),
  merge: ignoringAnswer(merge),
  create_table: createTable,
  create_view: createView,
  create_synonym: createSynonym,
  create_task: (fields, context) => analyzeStatement(fields.body as Node, context),
  cache: cacheTable,
  uncache: other('SESSION'),
  copy,
  load_data: loadData,
  export: exportData,
  alter_table: alterTable,
  use,
  set_statement: set,
  drop_table: drop,
  drop_view: drop,
  drop_schema: other('DROP'),
  drop_database: other('DROP'),
  drop_function: other('DROP'),
  drop_procedure: other('DROP'),
  drop_index: other('DROP'),
  truncate,
  declare: other('SESSION'),
  execute: other('CALL'),
  create_procedure: other('PROCEDURE'),
  create_function: other('PROCEDURE'),
  create_trigger: other('PROCEDURE'),
};

const queries = new Set([
  'select',
  'union',
  'intersect',
  'except',
  'subquery',
  'values',
  'paren',
  'pivot',
  'unpivot',
  'alias',
]);

/** What statements do neither read nor write rows of tables that they name. */
const harmless =
  /^(describe|show|explain|analyze|grant|revoke|comment|refresh|pragma|kill|prepare|create_(schema|database|index|sequence|type|role|user)|alter_(view|index|sequence)|attach|detach|install|summarize|transaction|commit|rollback|query_band|drop_\w+|undrop|locking_statement|sql_comment|command_noop)$/;

/**
 * Reads one statement's tree into the draft; false for a kind that is not
 * understood.
 */
export function analyzeStatement(node: Node, context: StatementContext): void | false {
  const type = typeOf(node);
  if (queries.has(type)) return query(node, context);
  const rule = rules[type];
  if (rule) return rule(fieldsOf(node), context);
  if (type === 'annotated' || type === 'statement')
    return analyzeStatement(fieldsOf(node).this as Node, context);
  return harmless.test(type) ? undefined : false;
}

/** What a statement within a query writes and returns. */
export function modifyingQuery(
  node: Node,
  env: Env,
  context: StatementContext,
): Relation | undefined {
  const { draft } = context;
  const { kind, isWithin } = draft;
  draft.isWithin = true;
  const inner: StatementContext = { ...context, env };
  const fields = fieldsOf(node);
  const relation = { insert, update, delete: deleteRows, merge }[typeOf(node) as 'insert']?.(
    fields,
    inner,
  );
  draft.kind = kind;
  draft.isWithin = isWithin;
  return relation;
}
