/** States that a run event reports. Source: OpenLineage 2-0-2, `RunEvent.eventType`. */
export const runStates = ['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'] as const;

export type RunState = (typeof runStates)[number];

/** Whether a run that reported this state is over. */
export function isTerminal(state: RunState): state is 'COMPLETE' | 'ABORT' | 'FAIL' {
  return state === 'COMPLETE' || state === 'ABORT' || state === 'FAIL';
}

/**
 * The state of a run, from all that it reported in whatever order: the newest
 * terminal state (of equal times the one with the greater `tie`), else RUNNING,
 * START, OTHER.
 *
 * @returns undefined when nothing was reported
 */
export function latestRunState(
  reports: readonly { state: RunState; time: string; tie?: string }[],
): RunState | undefined {
  const rank = ({ time, tie = '' }: { time: string; tie?: string }) => `${time} ${tie}`;
  const [last] = reports
    .filter(({ state }) => isTerminal(state))
    .sort((a, b) => (rank(a) > rank(b) ? -1 : 1));
  if (last) return last.state;
  return (['RUNNING', 'START', 'OTHER'] as const).find(state =>
    reports.some(report => report.state === state),
  );
}
