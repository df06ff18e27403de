/** Channel of Backstage's signals on which changes are told. */
export const CHANGE_CHANNEL = 'data-catalog';

/** Told to everybody once answers have moved on, at most once a second. It names assets by nothing but their ids. */
export type ChangeSignal = {
  /** Log position that answers reflect now. */
  position: number;
  /**
   * Log position that answers reflected before these changes: who has heard
   * only of an older one has missed signals, such as while the connection was
   * down. Absent from backends of before.
   */
  since?: number;
  /** Ids of assets whose shown values changed since the signal before, at most 100. */
  assetIds: string[];
  /** Whether others changed too. */
  more: boolean;
  /** Ids of other assets that are the job, an input or an output of a run of which there is news, at most 100. */
  runAssetIds: string[];
  /** Whether there are more of those. */
  moreRuns: boolean;
};
