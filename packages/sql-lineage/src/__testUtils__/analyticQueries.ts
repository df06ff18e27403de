import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { AnalyzedScript, ColumnEdge, SqlSchema } from '../types';

const folder = path.resolve(__dirname, '../../analytics');

/** The schema that all analytic queries are over: columns by table. */
export const retailSchema: SqlSchema = JSON.parse(
  readFileSync(path.join(folder, 'schema.json'), 'utf8'),
);

/** The schema's name, in which queries may find tables without naming it. */
export const retail = 'retail';

/** A column of a query's answer with what decides it, as `kind table.column`, sorted. */
export type ExpectedColumn = { name: string; sources: string[] };

/** A query with the lineage that it has by our reading of it. */
export type AnalyticQuery = {
  name: string;
  dialect: string;
  sql: string;
  reads: string[];
  columns: ExpectedColumn[];
};

/** All analytic queries, by name. */
export function readAnalyticQueries(): AnalyticQuery[] {
  const queries = path.join(folder, 'queries');
  return readdirSync(queries)
    .sort()
    .map(file =>
      parseQuery(file.replace(/\.sql$/, ''), readFileSync(path.join(queries, file), 'utf8')),
    );
}

/**
 * A query and the comment behind it: `-- reads TABLE, …`, then each column as
 * `-- NAME <- SOURCES`. The notation is in the README beside the queries.
 *
 * @throws Error when the comment is missing, or names what the schema does not have.
 */
export function parseQuery(name: string, text: string): AnalyticQuery {
  const [before, comment] = text.split(/^-- expect:$/m);
  if (comment === undefined) throw new Error(`${name} has no '-- expect:'`);
  const dialect = /^-- dialect: (\S+)$/m.exec(before)?.[1] ?? 'postgres';
  const lines = comment
    .trim()
    .split('\n')
    .map(line => line.replace(/^-- ?/, ''));
  const reads = lines
    .filter(line => line.startsWith('reads '))
    .flatMap(line => line.slice(6).split(', '));
  return {
    name,
    dialect,
    sql: before.replace(/^-- dialect: .*\n/m, '').trim(),
    reads: reads.map(table => `${retail}.${table}`).sort(),
    columns: lines.filter(line => line.includes('<-')).map(parseColumn),
  };
}

function parseColumn(line: string): ExpectedColumn {
  const [name, list] = line.split('<-').map(part => part.trim());
  const sources = [...list.matchAll(/(?:(\w+)\(([^)]*)\)|([\w.]+))/g)].flatMap(
    ([, kind = 'is', inner, bare]) =>
      (inner ?? bare).split(',').map(column => `${kind} ${qualified(column.trim())}`),
  );
  return { name: name.toLowerCase(), sources: sources.sort() };
}

/** `table.column` of a column that is named with its table, or that only one table has. */
function qualified(column: string): string {
  const owners = Object.entries(retailSchema).flatMap(([table, columns]) =>
    columns
      .filter(own => own === column || `${table}.${own}` === `${retail}.${column}`)
      .map(own => `${table}.${own}`),
  );
  if (owners.length !== 1)
    throw new Error(`'${column}' must be a column of one table, is of ${owners.length}`);
  return owners[0].slice(retail.length + 1);
}

/** What a query reads and what decides its columns, in the notation of the labels. */
export type QueryLineage = Pick<AnalyticQuery, 'reads' | 'columns'>;

/**
 * What was found for a query: what decides each column's value, by the strongest
 * kind of each source. Left out is what rows are chosen, joined and sorted by,
 * and `count(*)`, which reads no column.
 */
export function foundLineage(script: AnalyzedScript, expected: QueryLineage): QueryLineage {
  const inputs = script.statements.flatMap(statement => statement.inputs);
  const columns = script.statements.flatMap(statement =>
    statement.columns.map(({ name }) => ({
      name: name.toLowerCase(),
      edges: statement.edges.filter(
        edge => edge.target.column === name && edge.source.column !== '*',
      ),
    })),
  );
  return {
    reads: inputs.map(({ parts }) => parts.join('.').toLowerCase()).sort(),
    columns: columns.map(({ name, edges }, index) => ({
      name,
      sources: sourcesOf(edges, expected.columns[index]?.sources ?? []),
    })),
  };
}

function sourcesOf(edges: readonly ColumnEdge[], expected: readonly string[]): string[] {
  const found = new Set(edges.flatMap(notation));
  const sources = [...found]
    .filter(source => !isWeaker(source, found))
    .map(source => asPicked(source, expected));
  return [...new Set(sources)].sort();
}

const letters: Record<string, string> = {
  IDENTITY: 'is',
  TRANSFORMATION: 'f',
  AGGREGATION: 'agg',
  CONDITIONAL: 'if',
  WINDOW: 'over',
};

function notation({ source, transformation }: ColumnEdge): string[] {
  const kind = letters[transformation.subtype];
  if (!kind) return [];
  const table = source.table.parts.join('.').toLowerCase().replace(`${retail}.`, '');
  return [`${kind} ${table}.${source.column.toLowerCase()}`];
}

const direct = ['is', 'f', 'agg'];

function isWeaker(source: string, all: ReadonlySet<string>): boolean {
  const [kind, column] = source.split(' ');
  const rank = direct.indexOf(kind);
  return rank >= 0 && direct.slice(rank + 1).some(stronger => all.has(`${stronger} ${column}`));
}

/** Whether a value that a CASE hands through is the same or a transformed one, the labels leave open. */
function asPicked(source: string, expected: readonly string[]): string {
  const [kind, column] = source.split(' ');
  const picked = `pick ${column}`;
  return (kind === 'is' || kind === 'f') && expected.includes(picked) ? picked : source;
}
