import { splitName } from '../dialects/names';
import { fieldsIf, nodes, type Fields, type Identifier, type TableNode } from '../scope/ast';
import { tableRelation } from '../scope/tables';
import { readTable } from './copy';
import { nameOf, tableOf, targetOf, type StatementContext } from './StatementContext';

/** ALTER TABLE: columns of later statements, renames, and rows that move between tables. */
export function alterTable(fields: Fields, context: StatementContext) {
  context.draft.kind = 'ALTER';
  const node = fields.name as TableNode;
  const actions = nodes(fields.actions) as unknown as Record<string, unknown>[];
  const isRename = actions.length > 0 && actions.every(action => 'RenameTable' in action);
  if (!isRename) targetOf(node, context);
  for (const action of actions) {
    for (const [kind, value] of Object.entries(action))
      applyAction(kind, value as Fields, node, context);
  }
}

function applyAction(kind: string, value: Fields, node: TableNode, context: StatementContext) {
  const { session, analysis } = context;
  const name = nameOf(node, context);
  const isNamed = (column: Identifier) => (other: string) =>
    other.toLowerCase() === column.name.toLowerCase() || analysis.key(column) === other;
  switch (kind) {
    case 'RenameTable': {
      const from = tableOf(node, context).reference;
      context.draft.renamed.push({
        from,
        to: session.rename(name, nameOf(value as TableNode, context)),
      });
      break;
    }
    case 'SwapWith':
      moveRows(value as TableNode, node, context);
      break;
    case 'ReplacePartition': {
      const source = fieldsIf(value.source, 'table');
      if (source) moveRows(source as TableNode, node, context);
      break;
    }
    case 'AddColumn': {
      const column = (value.column as Fields).name as Identifier;
      session.alter(name, columns => [...columns, column.name]);
      break;
    }
    case 'DropColumn':
      session.alter(name, columns =>
        columns.filter(other => !isNamed(value.name as Identifier)(other)),
      );
      break;
    case 'RenameColumn': {
      const from = isNamed(value.old_name as Identifier);
      session.alter(name, columns =>
        columns.map(other => (from(other) ? (value.new_name as Identifier).name : other)),
      );
      break;
    }
    case 'Raw':
      applyRaw(String(value.sql), node, context);
      break;
    default:
  }
}

/** What the parser hands on as text: Hive's EXCHANGE PARTITION, T-SQL's SWITCH. */
function applyRaw(sql: string, node: TableNode, context: StatementContext) {
  const exchanged = /^EXCHANGE\b.*\bWITH\s+TABLE\s+(\S+)/is.exec(sql)?.[1];
  const switched = /^SWITCH\b.*\bTO\s+(\S+)/is.exec(sql)?.[1];
  if (exchanged) moveRows(nodeOf(exchanged), node, context);
  else if (switched) {
    // SWITCH moves rows out of the altered table.
    moveRows(node, nodeOf(switched), context);
    targetOf(nodeOf(switched), context);
  }
}

function nodeOf(text: string): TableNode {
  const [name, schema, catalog] = splitName(text).reverse();
  return { name, schema, catalog };
}

/** All rows of one table become another's. */
function moveRows(from: TableNode, to: TableNode, context: StatementContext) {
  readTable(from, context);
  context.draft.addRelation(tableOf(to, context), tableRelation(tableOf(from, context)));
}
