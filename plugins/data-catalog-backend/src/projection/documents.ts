import type { AssetColumn, Drift, ValueSource } from '@headwater/plugin-data-catalog-common';

/**
 * One statement of a source: facet or attribute `key`, stated at `time` by
 * `by`. A `hash` of null withdraws it. Of two statements with one key the
 * greater (time, hash) holds, whatever the order of arrival.
 */
export type Statement = [
  key: string,
  time: string,
  hash: string | null,
  by: string,
  /** Present when the body breaks the schema of a known facet: what is wrong. */
  issues?: string[],
];

/** JSON of `asset_facets.statements`: sorted by key. */
export type StatementDocument = Statement[];

/**
 * JSON of a column mapping (`facet_bodies`, by `column_lineage.hash`).
 * Ids are those of datasets as they were named, not of what they are aliases of.
 */
export type ColumnMappingDocument = {
  /** Output field, input dataset, input field, transformations. */
  fields: [output: string, dataset: string, input: string, via: Transformation[]][];
  /** Input dataset, input field or null, transformations: feeds the output as a whole. */
  dataset: [dataset: string, input: string | null, via: Transformation[]][];
};

export type Transformation = {
  type?: string;
  subtype?: string;
  description?: string;
  masking?: boolean;
  /** Where in an SQL text it stands; see `sqlLineage.ts`. */
  span?: { start: number; end: number };
};

/** JSON of `runs.document`. Lists are sorted, so equal states are equal texts. */
export type RunDocument = {
  /** Newest terminal state: [time, hash, state]. */
  terminal?: [string, string, string];
  /** States other than terminal ones that were reported. */
  reported: string[];
  /** Of each state that was reported: [state, first time, last time]. Absent where no event said since it is kept. */
  states?: [string, string, string][];
  /** From the newest errorMessage facet: [time, hash, how the message starts, or null when it was withdrawn]. */
  error?: [string, string, string | null];
  /** A COMPLETE was received at some time. */
  completed: boolean;
  /** Earliest START, if any. */
  started?: string;
  first: string;
  last: string;
  /** The job whose event is newest: [time, hash, job id]. */
  job?: [string, string, string];
  /** From the newest parent facet: [time, hash, parent run, parent job, root run, root job]. */
  parent?: [string, string, string, string, string | null, string | null];
  /** By job: what its events of this run name. */
  io: RunIo[];
  /** Run facets. */
  facets: StatementDocument;
  /** Facets of this run's inputs and outputs: [dataset id, statements]. */
  inputFacets: [string, StatementDocument][];
  outputFacets: [string, StatementDocument][];
  /** State changes of datasets, in force once the run has completed: [dataset, time, hash, change, previous]. */
  lifecycle: [string, string, string, string, string | null][];
};

/** Inputs and outputs of one job in one run, and where finer lineage is stated. */
export type RunIo = {
  job: string;
  inputs: string[];
  outputs: string[];
  /** Output → inputs that its column lineage names. */
  mapped: [output: string, inputs: string[]][];
  /** Explicit lineage facet: exactly these pairs, no product. */
  explicit?: [input: string, output: string][];
  /** Jobs that feed this one, by the explicit lineage facet. */
  jobs?: string[];
};

/** An effective value with its source. */
export type SourcedValue = ValueSource & { value: unknown };

/** JSON of `assets.attributes`. */
export type EffectiveAttributes = {
  values: Record<string, SourcedValue>;
  tags: { value: string; sources: ValueSource[] }[];
  terms: { value: string; sources: ValueSource[] }[];
  drift: Drift[];
  /** Entity refs that claim this identity too, after the first. */
  conflicts?: string[];
  /** File that declares it. */
  declaredAt?: string;
  quality?: QualityDocument;
  /** Facets that break their schema. */
  flags?: { key: string; source: string; issues: string[] }[];
};

export type QualityDocument = {
  score: number;
  parts: { name: string; value: number; weight: number; detail: string }[];
};

/** JSON of `asset_columns.body`: an array of these, in the order of the newest observation. */
export type EffectiveColumn = Omit<AssetColumn, 'fields'> & {
  fields?: EffectiveColumn[];
  /** Source of each value that did not come with the newest schema. */
  sources?: Record<string, ValueSource>;
  /** Declared, but not in the newest observation. */
  onlyDeclared?: boolean;
};

/** Greater wins: by time, then by hash. */
export function isNewer(
  time: string,
  hash: string | null,
  thanTime: string,
  thanHash: string | null,
): boolean {
  if (time !== thanTime) return time > thanTime;
  return (hash ?? '') > (thanHash ?? '');
}

/** Puts a statement into a document; answers whether a body changed (not only its time). */
export function putStatement(document: Map<string, Statement>, statement: Statement): boolean {
  const [key, time, hash] = statement;
  const present = document.get(key);
  if (present && !isNewer(time, hash, present[1], present[2])) return false;
  document.set(key, statement);
  return !present || present[2] !== hash;
}

/** A map by key; the keys are foreign text, so never a plain object. */
export function readStatements(document: StatementDocument): Map<string, Statement> {
  return new Map(document.map(statement => [statement[0], statement]));
}

export function writeStatements(statements: ReadonlyMap<string, Statement>): StatementDocument {
  return [...statements.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
