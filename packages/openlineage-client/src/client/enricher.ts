import type { Facet, Facets, OpenLineageEvent } from '../events/types';
import type { ClientSettings } from '../config/clientConfig';

type Tag = { key: string; value: string; source: string };

const schemaOf = (facet: string) =>
  `https://openlineage.io/spec/facets/1-0-0/${facet}.json#/$defs/${facet}`;

/**
 * What the client adds to each event: configured tags of job and run, the tag
 * `openlineage_client_version` of each run, and configured environment
 * variables. The event itself is not changed.
 *
 * A configured tag replaces one of the event with the same key, whatever its
 * case, and takes the key as the event has it, as in the Python client.
 */
export function enricher(
  { tags, environmentVariables }: ClientSettings,
  version: string,
  env: Record<string, string | undefined>,
): (event: OpenLineageEvent) => OpenLineageEvent {
  const user = (texts: Record<string, string>) =>
    Object.entries(texts).map(([key, value]): Tag => ({ key, value, source: 'USER' }));
  const jobTags = user(tags.job);
  const runTags = [
    ...user(tags.run),
    { key: 'openlineage_client_version', value: version, source: 'OPENLINEAGE_CLIENT' },
  ];
  const variables = environmentVariables.flatMap(name => {
    const value = env[name];
    return value === undefined ? [] : [{ name, value }];
  });
  return event => {
    if (!('job' in event)) return event;
    const { job, producer } = event;
    const enriched = { ...event };
    if (jobTags.length > 0) {
      const facet = withTags(job.facets?.tags, jobTags, producer, 'TagsJobFacet');
      enriched.job = { ...job, facets: { ...job.facets, tags: facet } };
    }
    if ('run' in enriched) {
      const { run } = enriched;
      const facets: Facets = {
        ...run.facets,
        tags: withTags(run.facets?.tags, runTags, producer, 'TagsRunFacet'),
      };
      if (variables.length > 0) {
        facets.environmentVariables = withVariables(
          run.facets?.environmentVariables,
          variables,
          producer,
        );
      }
      enriched.run = { ...run, facets };
    }
    return enriched;
  };
}

function withTags(
  facet: Facet | undefined,
  added: Tag[],
  producer: string | undefined,
  name: string,
): Facet {
  const present = Array.isArray(facet?.tags) ? (facet.tags as Tag[]) : [];
  const base = { _producer: producer, _schemaURL: schemaOf(name), ...facet };
  if (present.length === 0) return { ...base, tags: added };
  const keys = new Map(present.map(({ key }) => [String(key).toLowerCase(), key]));
  const replaced = new Set(added.map(({ key }) => key.toLowerCase()));
  return {
    ...base,
    tags: [
      ...present.filter(({ key }) => !replaced.has(String(key).toLowerCase())),
      ...added.map(tag => ({ ...tag, key: keys.get(tag.key.toLowerCase()) ?? tag.key })),
    ],
  };
}

type Variable = { name: string; value: string };

/** What the event says of a variable stands. */
function withVariables(
  facet: Facet | undefined,
  added: Variable[],
  producer: string | undefined,
): Facet {
  const present = Array.isArray(facet?.environmentVariables)
    ? (facet.environmentVariables as Variable[])
    : [];
  const names = new Set(present.map(({ name }) => name));
  return {
    _producer: producer,
    _schemaURL: schemaOf('EnvironmentVariablesRunFacet'),
    ...facet,
    environmentVariables: [...present, ...added.filter(({ name }) => !names.has(name))],
  };
}
