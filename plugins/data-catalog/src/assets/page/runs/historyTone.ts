import type { RunStateName } from '@headwater/plugin-data-catalog-common';
import type { HistoryItem } from '../../../ui/charts';

const tones: Partial<Record<RunStateName, HistoryItem['tone']>> = { COMPLETE: 'good', FAIL: 'bad', ABORT: 'warn' };

/** Colour and height of a run's bar; a run that has not ended has the low one. */
export function historyTone(state: RunStateName): HistoryItem['tone'] {
  return tones[state];
}
