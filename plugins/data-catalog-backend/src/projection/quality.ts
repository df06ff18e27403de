import { asList, asRecord } from './columnMapping';
import type { QualityDocument } from './documents';

/** The newest result of one check of a dataset. */
export type CheckResult = {
  /** Column and assertion: what makes it the same check in the next run. */
  key: string;
  assertion: string;
  column?: string;
  success: boolean;
  severity?: string;
};

/** The results in a `dataQualityAssertions` facet; broken ones are left out. */
export function flattenAssertions(facet: unknown): CheckResult[] {
  return asList(asRecord(facet).assertions).flatMap(value => {
    const { assertion, column, success, severity } = asRecord(value);
    if (typeof assertion !== 'string' || typeof success !== 'boolean') return [];
    return [
      {
        key: JSON.stringify(['check', typeof column === 'string' ? column : null, assertion]),
        assertion,
        ...(typeof column === 'string' && { column }),
        success,
        ...(typeof severity === 'string' && { severity }),
      },
    ];
  });
}

const CHECKS_WEIGHT = 0.7;
const COMPLETENESS_WEIGHT = 0.3;
/** A failed check of severity `warn` costs half of one of severity `error`. */
const WARNING_VALUE = 0.5;

/**
 * A first quality score, 0 to 1, from what OpenLineage reports; the formula
 * stands in docs/quality.md. Undefined where nothing is known: unknown is not
 * good and not bad.
 *
 * @param checks - newest result of each check
 * @param metrics - newest `dataQualityMetrics` facet
 */
export function scoreQuality(
  checks: readonly CheckResult[],
  metrics: unknown,
): QualityDocument | undefined {
  const parts: QualityDocument['parts'] = [];
  if (checks.length > 0) {
    const failed = checks.filter(check => !check.success);
    const cost = failed.reduce((sum, check) => sum + (isWarning(check) ? WARNING_VALUE : 1), 0);
    parts.push({
      name: 'checks',
      value: 1 - cost / checks.length,
      weight: CHECKS_WEIGHT,
      detail: `${checks.length - failed.length} of ${checks.length} checks passed`,
    });
  }
  const completeness = completenessOf(metrics);
  if (completeness) parts.push({ name: 'completeness', weight: COMPLETENESS_WEIGHT, ...completeness });
  if (parts.length === 0) return undefined;
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const score = parts.reduce((sum, part) => sum + part.value * part.weight, 0) / weight;
  return { score: Math.round(score * 10_000) / 10_000, parts };
}

function isWarning(check: CheckResult): boolean {
  return check.severity?.toLowerCase().startsWith('warn') ?? false;
}

/** Mean share of values that are not null, over the columns whose null count is known. */
function completenessOf(metrics: unknown): { value: number; detail: string } | undefined {
  const { rowCount, columnMetrics } = asRecord(metrics);
  if (typeof rowCount !== 'number' || rowCount <= 0) return undefined;
  const shares = Object.values(asRecord(columnMetrics)).flatMap(column => {
    const { nullCount } = asRecord(column);
    return typeof nullCount === 'number'
      ? [Math.min(1, Math.max(0, 1 - nullCount / rowCount))]
      : [];
  });
  if (shares.length === 0) return undefined;
  const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { value, detail: `${(value * 100).toFixed(1)} % of values in ${shares.length} columns are not null` };
}
