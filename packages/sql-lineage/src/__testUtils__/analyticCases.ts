import { readAnalyticQueries, retail, retailSchema } from './analyticQueries';
import type { AnalyticQuery } from './analyticQueries';
import type { CaseResult, LineageCase } from './lineageCase';

/** Our analytic queries as cases, so that other tools can be measured on them. */
export function analyticCases(): LineageCase[] {
  return readAnalyticQueries().map(toCase);
}

function toCase({ name, dialect, sql, reads, columns }: AnalyticQuery): LineageCase {
  const edges = columns.flatMap(column =>
    sourceColumns(column.sources).map(source => [`${retail}.${source}`, column.name] as const),
  );
  return {
    id: name,
    origin: `headwater/analytics ${name}.sql`,
    dialect,
    sql,
    schema: retailSchema,
    default_schema: retail,
    tags: [],
    dst_name_only: true,
    expected: { inputs: reads, outputs: [], column_edges: edges },
  };
}

/** Without the kinds: other tools know none. */
const sourceColumns = (sources: readonly string[]) => [
  ...new Set(sources.map(source => source.split(' ')[1])),
];

/**
 * A result without edges from `*`, as the labels are silent on what `count(*)`
 * reads, and with tables named as the labels have them.
 */
export function withoutStars(result: CaseResult): CaseResult {
  const full = (table: string) => (table.includes('.') ? table : `${retail}.${table}`);
  return {
    ...result,
    inputs: result.inputs.map(full),
    edges: result.edges
      .filter(([source]) => source.column !== '*')
      .map(([{ table, column }, target]) => [{ table: table && full(table), column }, target]),
  };
}
