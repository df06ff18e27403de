import type { EventSummary } from '@headwater/plugin-data-catalog-common';
import { asRecord } from '../projection/columnMapping';

/** What an OpenLineage event is about, as far as its body says so. */
export function summarizeEvent(body: unknown): EventSummary {
  const { eventType, job, dataset, producer } = asRecord(body);
  return {
    eventType: readText(eventType),
    jobNamespace: readText(asRecord(job).namespace),
    jobName: readText(asRecord(job).name),
    datasetNamespace: readText(asRecord(dataset).namespace),
    datasetName: readText(asRecord(dataset).name),
    producer: readText(producer),
  };
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
