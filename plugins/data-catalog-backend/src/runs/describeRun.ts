import type { Run, RunStateChange } from '@headwater/plugin-data-catalog-common';
import { parseEventTime } from '@openlineage/client';
import { asRecord } from '../projection/columnMapping';
import { isNewer } from '../projection/documents';
import type { RunDocument, StatementDocument } from '../projection/documents';
import { integrationOf, readClientVersion, readEngine } from '../projection/readProducer';
import { failedStates, reportedStates } from '../projection/runs';

type Told = Pick<
  Run,
  | 'states'
  | 'error'
  | 'nominalStart'
  | 'nominalEnd'
  | 'producer'
  | 'integration'
  | 'engine'
  | 'clientVersion'
>;

const described = ['errorMessage', 'nominalTime', 'processing_engine', 'tags'];

/** Hashes of the bodies that `describeRun` reads. */
export function describingHashes(facets: StatementDocument): string[] {
  return facets.flatMap(([key, , hash]) =>
    hash !== null && described.includes(key) ? [hash] : [],
  );
}

/** What a run's document and its own facets tell of it. */
export function describeRun(
  state: string,
  document: RunDocument,
  bodies: ReadonlyMap<string, unknown>,
): Told {
  const facet = (key: string) => {
    const hash = document.facets.find(statement => statement[0] === key)?.[2];
    return asRecord(hash && bodies.get(hash));
  };
  const { nominalStartTime, nominalEndTime } = facet('nominalTime');
  return {
    states: reportedStates(document) as RunStateChange[],
    error: failedStates.includes(state) ? readError(facet('errorMessage')) : undefined,
    nominalStart: readTime(nominalStartTime),
    nominalEnd: readTime(nominalEndTime),
    ...readMaker(document.facets, facet),
  };
}

function readError(facet: Record<string, unknown>): Run['error'] {
  const message = readText(facet.message);
  if (message === undefined) return undefined;
  return {
    message,
    programmingLanguage: readText(facet.programmingLanguage),
    stackTrace: readText(facet.stackTrace),
  };
}

function readMaker(
  statements: StatementDocument,
  facet: (key: string) => Record<string, unknown>,
): Pick<Told, 'producer' | 'integration' | 'engine' | 'clientVersion'> {
  const producer = newestProducer(statements);
  const { name, version, adapterVersion } = readEngine(facet('processing_engine'));
  const engine = { ...(name && { name }), ...(version && { version }) };
  const integration = (producer && integrationOf(producer)) ?? name?.toLowerCase();
  return {
    producer,
    integration: integration ?? undefined,
    engine: name || version ? engine : undefined,
    clientVersion: adapterVersion ?? readClientVersion(facet('tags')) ?? undefined,
  };
}

/** Who stated the newest facet: a document does not keep the producers of its events. */
function newestProducer(statements: StatementDocument): string | undefined {
  const [first, ...others] = statements.filter(([, , hash]) => hash !== null);
  if (!first) return undefined;
  return others.reduce((a, b) => (isNewer(b[1], b[2], a[1], a[2]) ? b : a), first)[3];
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readTime(value: unknown): string | undefined {
  return typeof value === 'string' ? parseEventTime(value) : undefined;
}
