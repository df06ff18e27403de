import { analyzeSql, type AnalyzeSqlOptions } from '../analyzeSql';
import type { AnalyzedStatement, ColumnEdge, SqlSchema, TableReference } from '../types';

/** Three tables to write queries over. */
export const shop: SqlSchema = {
  orders: ['id', 'customer_id', 'total', 'status', 'created_at'],
  customers: ['id', 'name', 'email', 'city'],
  items: ['order_id', 'sku', 'quantity', 'price', 'tags'],
};

type Options = Omit<AnalyzeSqlOptions, 'sql'>;

/**
 * A script's edges as text, in order: `orders.total → revenue.sum [AGGREGATION]`.
 * The target is a column alone where a query answers it, and `rows of revenue`
 * or `rows` where the edge holds for all columns.
 */
export function edgesOf(sql: string, options: Options = {}): string[] {
  return analyzeSql({ sql, ...options }).statements.flatMap(statement =>
    statement.edges.map(written),
  );
}

/** Only the edges that values come along. */
export function directEdgesOf(sql: string, options: Options = {}): string[] {
  return analyzeSql({ sql, ...options }).statements.flatMap(({ edges }) =>
    edges.filter(({ transformation }) => transformation.type === 'DIRECT').map(written),
  );
}

/** The only statement of a script. */
export function statementOf(sql: string, options: Options = {}): AnalyzedStatement {
  const { statements } = analyzeSql({ sql, ...options });
  expect(statements).toHaveLength(1);
  return statements[0];
}

/** Inputs and outputs by name. */
export function tablesOf(
  sql: string,
  options: Options = {},
): { inputs: string[]; outputs: string[] } {
  const { statements } = analyzeSql({ sql, ...options });
  return {
    inputs: statements.flatMap(({ inputs }) => inputs.map(nameOf)),
    outputs: statements.flatMap(({ outputs }) => outputs.map(nameOf)),
  };
}

const nameOf = ({ parts }: TableReference) => parts.join('.');

/** An edge as {@link edgesOf} writes it. */
export function written({ source, target, transformation }: ColumnEdge): string {
  const table = target.table && nameOf(target.table);
  const to =
    target.column === undefined
      ? ['rows', table].filter(Boolean).join(' of ')
      : [table, target.column].filter(Boolean).join('.');
  const masked = transformation.masking ? ', masked' : '';
  return `${nameOf(source.table)}.${source.column} → ${to} [${transformation.subtype}${masked}]`;
}
