import { asList, asRecord } from './columnMapping';

/** Code that made an event, in one version, as the event says. */
export type Producer = {
  producer: string;
  /** Such as airflow, spark or dbt. */
  integration: string | null;
  engineName: string | null;
  engineVersion: string | null;
  clientVersion: string | null;
  specVersion: string | null;
  jobNamespace: string | null;
};

const MAX_URI_LENGTH = 1000;
const MAX_TEXT_LENGTH = 200;
const CLIENT_VERSION_TAG = 'openlineage_client_version';

/** Who made an event. The values are foreign text, so they are cut to a length. */
export function readProducer(event: Record<string, unknown>): Producer {
  const facets = asRecord(asRecord(event.run).facets);
  const job = asRecord(event.job);
  const producer = readText(event.producer, MAX_URI_LENGTH) ?? 'unknown';
  const engine = readEngine(facets.processing_engine);
  return {
    producer,
    integration:
      readIntegration(asRecord(job.facets).jobType) ??
      integrationOf(producer) ??
      engine.name?.toLowerCase() ??
      null,
    engineName: engine.name,
    engineVersion: engine.version,
    clientVersion: engine.adapterVersion ?? readClientVersion(facets.tags),
    specVersion: readSpecVersion(event.schemaURL),
    jobNamespace: readText(job.namespace, MAX_URI_LENGTH),
  };
}

/** The values of a processing_engine facet. */
export function readEngine(facet: unknown) {
  const { name, version, openlineageAdapterVersion } = asRecord(facet);
  return {
    name: readText(name),
    version: readText(version),
    adapterVersion: readText(openlineageAdapterVersion),
  };
}

/** The version that an OpenLineage client states as a tag of the run. */
export function readClientVersion(tagsFacet: unknown): string | null {
  const tag = asList(asRecord(tagsFacet).tags)
    .map(asRecord)
    .find(({ key }) => key === CLIENT_VERSION_TAG);
  return readText(tag?.value);
}

/**
 * The integration that a producer's URI names: those of OpenLineage's own
 * repository have it after `/integration/`, Airflow's provider has its own.
 */
export function integrationOf(producer: string): string | null {
  if (producer.includes('providers-openlineage')) return 'airflow';
  return /\/integration\/([a-z0-9_-]{1,40})/i.exec(producer)?.[1].toLowerCase() ?? null;
}

function readIntegration(jobType: unknown): string | null {
  return readText(asRecord(jobType).integration)?.toLowerCase() ?? null;
}

function readSpecVersion(schemaUrl: unknown): string | null {
  if (typeof schemaUrl !== 'string') return null;
  return /\/spec\/(\d{1,6}(?:-\d{1,6}){0,2})\//.exec(schemaUrl)?.[1] ?? null;
}

function readText(value: unknown, maxLength = MAX_TEXT_LENGTH): string | null {
  return typeof value === 'string' && value !== '' ? startOf(value, maxLength) : null;
}

/** The first characters of a text, none of them cut in half. */
export function startOf(text: string, length: number): string {
  if (text.length <= length) return text;
  // A character is one unit or two.
  return [...text.slice(0, 2 * length)].slice(0, length).join('');
}
