export interface Config {
  dataCatalog?: {
    entities?: {
      /** Seconds between two looks at what changed. Default: 30. */
      pullSeconds?: number;
      /** Minutes between two complete readings. Default: 60. */
      sweepMinutes?: number;
    };
  };
}
