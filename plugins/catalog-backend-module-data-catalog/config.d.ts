export interface Config {
  dataCatalog?: {
    entities?: {
      /**
       * Time between two looks at which assets have changed.
       * @default 30
       */
      pullSeconds?: number;
      /**
       * Time between two complete readings of all assets, which find what the looks missed.
       * @default 60
       */
      sweepMinutes?: number;
    };
  };
}
