/** A part of a text: `start` inclusive, `end` exclusive, in UTF-16 units of the text that was given. */
export type TextSpan = { start: number; end: number };

/**
 * Columns by table, as far as they are known: `{"shop.public.orders": ["id", "total"]}`.
 * A table is named by its parts with dots between them, quoted where a part has a dot of its own.
 */
export type SqlSchema = Readonly<Record<string, readonly string[]>>;

/** What scripts have made so far, for later ones: of `createSession`, to be handed to `analyzeSql`. */
export type Session = {
  /** The dialect that its scripts are written in. */
  readonly dialectName: string;
};

/** What a statement does, by its leading words. */
export type StatementKind =
  | 'SELECT'
  | 'INSERT'
  | 'CREATE_TABLE'
  | 'CREATE_VIEW'
  | 'MERGE'
  | 'UPDATE'
  | 'DELETE'
  | 'COPY'
  | 'ALTER'
  | 'DROP'
  | 'TRUNCATE'
  | 'PROCEDURE'
  | 'CALL'
  | 'SESSION'
  | 'OTHER';

/**
 * A table, view, file or stage as a statement names it, completed by the
 * session's defaults as far as they are known. Parts are as the dialect folds
 * them; the last is the table's own name.
 */
export type TableReference = {
  /** Linked server or project, catalog (database), schema, name; only the parts that are known. */
  parts: readonly string[];
  /** `file` for a path, a URL or a stage. */
  kind: 'table' | 'file';
  /** Lasts no longer than the session: a temporary table or a table variable. Set on what a statement writes. */
  temporary?: true;
};

/** `subtype` as in OpenLineage's column lineage facet 1.2. */
export type Transformation =
  | { type: 'DIRECT'; subtype: 'IDENTITY' | 'TRANSFORMATION' | 'AGGREGATION'; masking: boolean }
  | {
      type: 'INDIRECT';
      subtype: 'JOIN' | 'FILTER' | 'GROUP_BY' | 'SORT' | 'WINDOW' | 'CONDITIONAL';
      masking: boolean;
    };

/** That a column of a source decides, or takes part in deciding, a column of a target. */
export type ColumnEdge = {
  source: { table: TableReference; column: string };
  /** Without `table` it is the column of a query's result; without `column` the edge holds for all of the target's. */
  target: { table?: TableReference; column?: string };
  transformation: Transformation;
  /** The expression that makes the target's column (DIRECT), or that uses the source (INDIRECT). */
  span?: TextSpan;
  confidence: Confidence;
};

/** A column of what a statement writes or answers, in order. `*` stands for those of a table that nobody knows. */
export type OutputColumn = { name: string; span?: TextSpan };

export type Confidence = 'high' | 'medium' | 'low';

/** Why a result may be wrong or incomplete. */
export type ReasonCode =
  | 'STAR_WITHOUT_SCHEMA'
  | 'AMBIGUOUS_COLUMN'
  | 'UNKNOWN_COLUMN'
  | 'REWRITTEN_FOR_PARSER'
  | 'PARSE_FALLBACK'
  | 'DYNAMIC_SQL'
  | 'UNSUPPORTED'
  | 'LIMIT';

export type Reason = { code: ReasonCode; message: string; span?: TextSpan };

/** What one statement reads and writes. */
export type AnalyzedStatement = {
  kind: StatementKind;
  span: TextSpan;
  /** Tables that are read, each once, in order of first mention; the session's temporary tables are left out by what made them. */
  inputs: TableReference[];
  /** Tables that are written, created or changed. */
  outputs: TableReference[];
  /** Tables and views that it drops; they are no outputs. Absent where there are none. */
  dropped?: TableReference[];
  /** Tables that it gives another name; neither is an input or output. Absent where there are none. */
  renamed?: { from: TableReference; to: TableReference }[];
  columns: OutputColumn[];
  edges: ColumnEdge[];
  confidence: Confidence;
  /** Sorted by where they begin; empty for a statement that was understood wholly. */
  reasons: Reason[];
};

export type AnalyzedScript = { statements: AnalyzedStatement[] };
