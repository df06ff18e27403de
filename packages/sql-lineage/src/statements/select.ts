import { fieldsIf, fieldsOf, typeOf, type Fields, type Node, type TableNode } from '../scope/ast';
import { resolveQuery } from '../scope/resolveQuery';
import { setSteps } from '../scope/setSteps';
import { closedColumns } from './create';
import { madeTable, nameOf, type StatementContext } from './StatementContext';

/** A query: its answer, or the table that SELECT … INTO makes. */
export function query(node: Node, context: StatementContext) {
  const { draft, env, session } = context;
  draft.kind = 'SELECT';
  const relation = resolveQuery(node, { ...env, top: true });
  const into = intoOf(node);
  const table = into && (fieldsIf(into.this, 'table') as TableNode | undefined);
  if (!into || !table) {
    draft.addRelation(undefined, relation);
    return;
  }
  const temporary = Boolean(into.temporary) || table.name.name.startsWith('#');
  draft.addRelation(madeTable(table, temporary, context), relation);
  session.define(nameOf(table, context), { columns: closedColumns(relation), temporary });
}

/** INTO stands in the first SELECT of a set operation. */
function intoOf(node: Node): Fields | undefined {
  const { first } = setSteps(node);
  const fields = fieldsOf(first);
  if (typeOf(first) === 'subquery' || typeOf(first) === 'paren') return intoOf(fields.this as Node);
  return typeOf(first) === 'select'
    ? ((fields.into ?? undefined) as Fields | undefined)
    : undefined;
}
