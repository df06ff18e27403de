import type { RunDocument } from '../projection/documents';
import { readAssetFacets, readBodies, toFacets } from './facets';
import type { Facets } from './facets';
import { readNames } from './readNames';
import type { Reading } from './Reading';
import { requireRun } from './runs';

/**
 * Facets of a run, or those of its job as they are now.
 *
 * @throws NotFoundError also for the run of a job that may not be seen
 */
export async function getRunFacets(
  reading: Reading,
  runId: string,
  type: 'run' | 'job',
): Promise<{ runId: string; facets: Facets }> {
  const row = await requireRun(reading, runId);
  if (type === 'run') {
    const { facets = [] } = JSON.parse(row.document) as Partial<RunDocument>;
    return { runId: row.run_id, facets: toFacets(facets, await readBodies(reading, [facets])) };
  }
  const links = await reading.store.references(
    row.job_id === null ? [] : [row.job_id],
    reading.access,
  );
  const jobs = [...links.values()].map(({ id }) => id);
  const facets = await readAssetFacets(reading, await readNames(reading, jobs));
  return { runId: row.run_id, facets: facets.get(jobs[0]) ?? {} };
}
