import { NotFoundError } from '@backstage/errors';
import type { AssetRow } from '../projection/ProjectionStore';
import { describeJobs } from './jobs';
import type { Job } from './jobs';
import type { Page, Reading } from './Reading';

/** The one version of a job: what it is now. */
export async function listJobVersions(reading: Reading, row: AssetRow, { limit, offset }: Page) {
  const [job] = await describeJobs(reading, [row], 1);
  return { versions: [toVersion(job)].slice(offset, offset + limit), totalCount: 1 };
}

/** @throws NotFoundError when the job has no such version */
export async function getJobVersion(reading: Reading, row: AssetRow, id: string) {
  if (id.toLowerCase() !== row.id) throw new NotFoundError(`Job version '${id}' not found.`);
  const [job] = await describeJobs(reading, [row], 1);
  return toVersion(job);
}

function toVersion(job: Job) {
  const { namespace, name, currentVersion: version } = job;
  const { createdAt, inputs, outputs, location, context, latestRun, facets } = job;
  return {
    id: { namespace, name, version },
    name,
    version,
    createdAt,
    namespace,
    inputs,
    outputs,
    location,
    context,
    latestRun,
    facets,
  };
}
