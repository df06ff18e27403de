import type { AssetPresence } from '@headwater/plugin-data-catalog-common';
import { BACKSTAGE_NAMESPACE, entityIdentity } from '@headwater/plugin-data-catalog-node';
import type { FactBuilder } from './FactBuilder';

/** Kinds that may run; others stand for data or for people, and a job of such a name is only a job. */
const serviceRef = /^(?:component|api|resource|system):[a-z0-9-]+\/[a-z0-9](?:[-a-z0-9_.]*[a-z0-9])?$/i;

/**
 * Mentions a job of an event. A job in the namespace of Backstage that is
 * named by the ref of a service is that service: it becomes another name of
 * the entity, so that what it reads and writes, and its runs, are the entity's.
 *
 * @returns the id of the job
 */
export function mentionJob(build: FactBuilder, namespace: string, name: string, presence: AssetPresence): string {
  const job = build.observe('job', namespace, name, presence);
  if (namespace !== BACKSTAGE_NAMESPACE || !serviceRef.test(name)) return job;
  const entity = entityIdentity(name);
  // What an event says of the job, it says of the entity.
  const to = build.mention(entity.class, entity.namespace, entity.name, presence);
  // Like symlinks these only accumulate; a time would depend on which event came first.
  build.facts.links.push({ from: job, to, reason: 'service', time: '', removed: false });
  return job;
}
