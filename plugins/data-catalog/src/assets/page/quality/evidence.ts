/** A facet about quality, as somebody stated it. */
export type StatedFacet = { key: string; at: string; by?: string; body: unknown; runId?: string };

export type CheckOutcome = { success: boolean; warning: boolean; at: string; runId?: string };

/** One check of a dataset: its newest result, and those before. */
export type Check = CheckOutcome & {
  /** Column and assertion: what makes it the same check in the next run. */
  key: string;
  assertion: string;
  /** What its author calls it. */
  name?: string;
  column?: string;
  severity?: string;
  description?: string;
  expected?: string;
  actual?: string;
  /** What is run, such as SQL. */
  content?: string;
  by?: string;
  /** Oldest first, the newest included. */
  history: CheckOutcome[];
};

export type ColumnMetrics = {
  nullCount?: number;
  distinctCount?: number;
  sum?: number;
  count?: number;
  min?: number;
  max?: number;
  quantiles?: Record<string, number>;
};

/** What was counted of a dataset and of its columns. */
export type Metrics = {
  at: string;
  by?: string;
  rowCount?: number;
  bytes?: number;
  fileCount?: number;
  lastUpdated?: string;
  columns: Map<string, ColumnMetrics>;
};

export type Evidence = { checks: Check[]; metrics?: Metrics };

/**
 * Checks and measures of a dataset from what was stated of it, in whatever
 * order; the newest result of a check counts, as in docs/quality.md.
 */
export function readEvidence(stated: readonly StatedFacet[]): Evidence {
  const newestFirst = [...stated].sort((a, b) => (a.at > b.at ? -1 : 1));
  const checks = new Map<string, Check>();
  for (const facet of newestFirst) {
    if (facet.key !== 'dataQualityAssertions') continue;
    for (const check of readChecks(facet)) {
      const known = checks.get(check.key);
      if (!known) checks.set(check.key, check);
      // The same facet may come with the dataset and with its run.
      else if (!known.history.some(({ at }) => at === check.at)) known.history.unshift(...check.history);
    }
  }
  return { checks: [...checks.values()].sort(worstFirst), metrics: readMetrics(newestFirst) };
}

function readChecks({ at, by, body, runId }: StatedFacet): Check[] {
  const { assertions } = asRecord(body);
  if (!Array.isArray(assertions)) return [];
  return assertions.flatMap((value): Check[] => {
    const assertion = asRecord(value);
    if (typeof assertion.assertion !== 'string' || typeof assertion.success !== 'boolean') return [];
    const column = text(assertion.column);
    const severity = text(assertion.severity);
    const outcome = { success: assertion.success, warning: severity?.toLowerCase().startsWith('warn') ?? false, at, runId };
    return [
      {
        ...outcome,
        key: JSON.stringify([column ?? null, assertion.assertion]),
        assertion: assertion.assertion,
        name: text(assertion.name),
        column,
        severity,
        description: text(assertion.description),
        expected: text(assertion.expected),
        actual: text(assertion.actual),
        content: text(assertion.content),
        by,
        history: [outcome],
      },
    ];
  });
}

/** Failed ones first, then those that only warn; then by column and name. */
function worstFirst(a: Check, b: Check): number {
  return rank(a) - rank(b) || (a.column ?? '').localeCompare(b.column ?? '') || a.assertion.localeCompare(b.assertion);
}

function rank({ success, warning }: CheckOutcome): number {
  if (success) return 2;
  return warning ? 1 : 0;
}

/** How an outcome is to be read. */
export function outcomeTone({ success, warning }: CheckOutcome): 'good' | 'warn' | 'bad' {
  if (success) return 'good';
  return warning ? 'warn' : 'bad';
}

/** The newest measures; rows and bytes also from what runs say they read or wrote. */
function readMetrics(newestFirst: readonly StatedFacet[]): Metrics | undefined {
  const facet = newestFirst.find(({ key }) => key === 'dataQualityMetrics');
  const statistics = newestFirst.find(({ key }) => key === 'outputStatistics' || key === 'inputStatistics');
  const newest = facet ?? statistics;
  if (!newest) return undefined;
  const metrics = asRecord(facet?.body);
  const counted = asRecord(statistics?.body);
  return {
    at: newest.at,
    by: newest.by,
    rowCount: number(metrics.rowCount) ?? number(counted.rowCount),
    bytes: number(metrics.bytes) ?? number(counted.size),
    fileCount: number(metrics.fileCount) ?? number(counted.fileCount),
    lastUpdated: text(metrics.lastUpdated),
    columns: new Map(
      Object.entries(asRecord(metrics.columnMetrics)).map(([column, value]) => [column, readColumn(asRecord(value))]),
    ),
  };
}

function readColumn(value: Record<string, unknown>): ColumnMetrics {
  const quantiles = Object.entries(asRecord(value.quantiles)).flatMap(([share, at]) =>
    typeof at === 'number' ? [[share, at] as const] : [],
  );
  return {
    nullCount: number(value.nullCount),
    distinctCount: number(value.distinctCount),
    sum: number(value.sum),
    count: number(value.count),
    min: number(value.min),
    max: number(value.max),
    ...(quantiles.length > 0 && { quantiles: Object.fromEntries(quantiles) }),
  };
}

/** Share of rows that have no value, 0 to 1; undefined where it is not known. */
export function nullShare({ nullCount }: ColumnMetrics, rowCount: number | undefined): number | undefined {
  return nullCount === undefined || !rowCount ? undefined : Math.min(1, nullCount / rowCount);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
