const MAX_REPORTS = 20;
const reported = new Set<string>();

/**
 * Says in a warning of the process what went wrong with lineage: the same
 * thing once, and at most 20 things. Lineage must not fill a job's output.
 */
export function reportOnce(error: Error): void {
  if (reported.size === MAX_REPORTS || reported.has(error.message)) return;
  reported.add(error.message);
  process.emitWarning(error.message, { type: 'OpenLineageWarning' });
}
