import type {
  AnalyzedStatement,
  ColumnEdge,
  TableReference,
  TextSpan,
  Transformation,
} from '../../types';

/** `shop.orders` as a reference. */
export const table = (name: string): TableReference => ({ kind: 'table', parts: name.split('.') });

/** `#recent` as a table of the session. */
export const temporary = (name: string): TableReference => ({ ...table(name), temporary: true });

/** A statement that does nothing but what is given. */
export const statement = (given: Partial<AnalyzedStatement>): AnalyzedStatement => ({
  kind: 'INSERT',
  span: { start: 0, end: 0 },
  inputs: [],
  outputs: [],
  columns: [],
  edges: [],
  confidence: 'high',
  reasons: [],
  ...given,
});

type EdgeOptions = { span?: TextSpan; masking?: boolean };

/**
 * `edge('AGGREGATION', 'orders.total', 'revenue.total')`: ends are tables and
 * columns, a target that ends with a dot is a whole table, one that begins
 * with a dot a column of a query's result.
 */
export function edge(
  subtype: Transformation['subtype'],
  source: string,
  target: string,
  { span, masking = false }: EdgeOptions = {},
): ColumnEdge {
  const type = ['IDENTITY', 'TRANSFORMATION', 'AGGREGATION'].includes(subtype)
    ? 'DIRECT'
    : 'INDIRECT';
  const from = end(source);
  return {
    source: { table: from.table!, column: from.column! },
    target: end(target),
    transformation: { type, subtype, masking } as Transformation,
    ...(span && { span }),
    confidence: 'high',
  };
}

function end(name: string): ColumnEdge['target'] {
  const dot = name.lastIndexOf('.');
  const [of, column] = [name.slice(0, dot), name.slice(dot + 1)];
  return { ...(of && { table: table(of) }), ...(column && { column }) };
}

/** Where a part of a text stands. */
export const spanOf = (sql: string, part: string): TextSpan => {
  const start = sql.indexOf(part);
  return { start, end: start + part.length };
};
