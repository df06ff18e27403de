import { InputError } from '@backstage/errors';
import type { AnalyzedStatement, SqlSchema, TableReference } from '@headwater/sql-lineage';
import type { AnalysisResult } from '@headwater/sql-lineage/worker';
import type { AssetAccess } from '../../assets/permissions';
import type { DatasetName } from './names/candidateNames';
import type { NameScope, ResolvedTable, TableResolver } from './names/TableResolver';
import type { AnalysisPool } from './pool/analysisPool';

/** A text to analyse, with what is known of where its tables lie. */
export type SqlInput = {
  sql: string;
  /** Names of dialects, the one to use first; those that are not known are passed over. */
  dialects: readonly string[];
  /** Whether the first dialect must be known. */
  isDialectAsked?: boolean;
  scope: NameScope;
  /** Whether the scope's defaults are those of the session that runs the text, or only a guess. */
  areDefaultsAsked?: boolean;
  /** Columns beside those that the catalog knows. */
  schema?: SqlSchema;
  /** The dataset that holds what a query alone answers. */
  result?: DatasetName;
};

/** What a text reads and writes, and which datasets its tables stand for. */
export type ResolvedScript = {
  sql: string;
  dialect: string;
  statements: AnalyzedStatement[];
  /** The same without tables that do not outlive the text. */
  lasting: AnalyzedStatement[];
  tables: ResolvedTable[];
  /** The dataset that holds what a query alone answers, with its columns if they are known. */
  result?: { dataset: DatasetName; columns?: string[] };
};

/** Analyses SQL with the columns that the catalog knows of its tables. */
export class SqlAnalyst {
  constructor(
    private readonly options: {
      pool: Pick<AnalysisPool, 'run'>;
      resolver: Pick<TableResolver, 'resolve' | 'columnsOf'>;
    },
  ) {}

  /**
   * Which tables there are is known only after a first analysis; a second one
   * has their columns. What the catalog knows may be a part, such as the columns
   * that somebody has described: a column that none of the tables has by then
   * belongs to the table that it was taken for without them.
   *
   * @param access - what may not be seen is not used
   * @throws TaskLimitError, ServiceUnavailableError, InputError for a dialect that is not known
   */
  async analyze(input: SqlInput, access: AssetAccess, signal?: AbortSignal): Promise<ResolvedScript> {
    const { pool, resolver } = this.options;
    const { sql, scope, schema } = input;
    const task = taskOf(input);
    const first = await pool.run(task, signal).catch(refuse);
    const result = input.result && {
      dataset: input.result,
      columns: await resolver.columnsOf(input.result, access),
    };
    const tables = await resolver.resolve(tablesOf(first), scope, access);
    const known = schemaOf(tables);
    if (Object.keys(known).length === 0) return { sql, ...first, tables, result };
    let second = await pool.run({ ...task, schema: { ...known, ...schema } }, signal);
    const fuller = withUnknownColumns(sql, known, { first, second });
    if (fuller) second = await pool.run({ ...task, schema: { ...fuller, ...schema } }, signal);
    const resolved = new Map(tables.map(table => [keyOf(table.reference), table]));
    // Columns may show that a table is read through a name that was no table before.
    const others = tablesOf(second).filter(reference => !resolved.has(keyOf(reference)));
    const late = others.length > 0 ? await resolver.resolve(others, scope, access) : [];
    return { sql, ...second, tables: [...tables, ...late], result };
  }
}

/** The library throws a TypeError for an option that it does not know. */
function refuse(error: Error): never {
  throw error.name === 'TypeError' ? new InputError(error.message) : error;
}

/** A text that two references have in common just when they name the same table. */
export function keyOf({ kind, parts }: Pick<TableReference, 'kind' | 'parts'>): string {
  return JSON.stringify([kind, ...parts]);
}

function taskOf({ sql, dialects, isDialectAsked, scope, areDefaultsAsked, schema }: SqlInput) {
  const { defaultCatalog, defaultSchema } = scope;
  return {
    sql,
    dialects,
    ...(isDialectAsked && { isDialectAsked }),
    ...(schema && { schema }),
    ...(areDefaultsAsked && { defaultCatalog, defaultSchema }),
  };
}

function tablesOf({ statements, lasting }: Pick<ResolvedScript, 'statements' | 'lasting'>): TableReference[] {
  const tables = new Map<string, TableReference>();
  const add = (table: TableReference | undefined) => {
    if (table && !tables.has(keyOf(table))) tables.set(keyOf(table), table);
  };
  for (const { inputs, outputs, edges } of [...statements, ...lasting]) {
    [...inputs, ...outputs].forEach(add);
    for (const { source, target } of edges) {
      add(source.table);
      add(target.table);
    }
  }
  return [...tables.values()];
}

/** Columns under the names that the text uses. A name in quotes is taken as it is. */
function schemaOf(tables: readonly ResolvedTable[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    tables.flatMap(({ reference, columns }) =>
      columns ? [[schemaKey(reference), columns] as const] : [],
    ),
  );
}

type Schema = Record<string, readonly string[]>;

/** The schema with columns that it lacks, as the first analysis tells; undefined when it lacks none. */
function withUnknownColumns(
  sql: string,
  known: Schema,
  { first, second }: Record<'first' | 'second', AnalysisResult>,
): Schema | undefined {
  const unknown = new Set(
    second.statements.flatMap(({ reasons }) =>
      reasons.flatMap(({ code, span }) =>
        code === 'UNKNOWN_COLUMN' && span ? [lastPart(sql.slice(span.start, span.end))] : [],
      ),
    ),
  );
  if (unknown.size === 0) return undefined;
  const added = new Map<string, Set<string>>();
  for (const { source } of first.statements.flatMap(({ edges }) => edges)) {
    const table = schemaKey(source.table);
    if (!unknown.has(source.column.toLowerCase()) || !(table in known)) continue;
    added.set(table, (added.get(table) ?? new Set()).add(source.column));
  }
  if (added.size === 0) return undefined;
  return { ...known, ...Object.fromEntries([...added].map(([table, columns]) => [table, [...known[table], ...columns]])) };
}

/** The column of `alias.column`, as names are compared here. */
function lastPart(name: string): string {
  return (name.split('.').at(-1) ?? '').replace(/^["`[]|["`\]]$/g, '').toLowerCase();
}

function schemaKey({ parts }: TableReference): string {
  return parts.map(quoted).join('.');
}

function quoted(part: string): string {
  return `"${part.replaceAll('"', '""')}"`;
}
