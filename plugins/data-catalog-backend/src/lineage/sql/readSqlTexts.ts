import type { SqlEvidence } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { AssetStore } from '../../assets/AssetStore';
import { showableBodies } from '../../assets/concealBodies';
import type { AssetAccess } from '../../assets/permissions';
import type { SqlTextFacet } from '../../projection/sqlLineage';

/** Longer texts are answered cut beside edges, of which there may be many. */
const MAX_LENGTH = 20_000;
/** Of all texts of an answer; what comes after is cut to a line or two. */
const MAX_TOTAL_LENGTH = 500_000;
const MIN_LENGTH = 200;

/**
 * The texts of the given hashes, by hash. A text that names a dataset or a job
 * that the caller may not see is left out as a whole.
 *
 * @param stated - hash → when it was stated last, if that is known
 */
export async function readSqlTexts(
  store: Pick<AssetStore, 'bodies' | 'references'>,
  access: AssetAccess,
  stated: ReadonlyMap<string, string | undefined>,
  maxLength = MAX_LENGTH,
): Promise<Record<string, SqlEvidence>> {
  if (stated.size === 0) return {};
  const bodies = await store.bodies([...stated.keys()]);
  // A hash may be that of any facet.
  for (const [hash, body] of bodies) if (!isSqlText(body)) bodies.delete(hash);
  const showable = await showableBodies(store, access, bodies);
  let left = MAX_TOTAL_LENGTH;
  return Object.fromEntries(
    [...showable].sort().map(hash => {
      const length = maxLength === Infinity ? Infinity : Math.max(MIN_LENGTH, Math.min(maxLength, left));
      const evidence = toEvidence(bodies.get(hash) as SqlTextFacet, stated.get(hash), length);
      left -= evidence.query.length;
      return [hash, evidence];
    }),
  );
}

function isSqlText(body: unknown): boolean {
  const { query, tool } = (body ?? {}) as Partial<SqlTextFacet>;
  return typeof query === 'string' && typeof tool?.parser === 'string';
}

function toEvidence(text: SqlTextFacet, statedAt: string | undefined, maxLength: number): SqlEvidence {
  const { query, dialect, inferred, tool, job, by, confidence, reasons } = text;
  return {
    query: query.slice(0, maxLength),
    ...(query.length > maxLength && { truncated: true }),
    dialect,
    method: 'sql',
    inferred,
    tool,
    ...(job && { jobId: assetId('job', job.namespace, job.name) }),
    ...(statedAt && { statedAt }),
    ...(by && { statedBy: by }),
    confidence,
    reasons: reasons as SqlEvidence['reasons'],
  };
}
