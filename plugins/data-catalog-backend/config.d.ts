export interface Config {
  dataCatalog?: {
    openlineage?: {
      /**
       * Take events at the server's root too, at `/api/v1/lineage`, so that a client
       * needs nothing but `OPENLINEAGE_URL`. Default: false.
       */
      root?: boolean;
      /** Take events without a token. Default: false. */
      allowAnonymous?: boolean;
      /** Largest body as it comes over the wire, in megabytes. Default: 16. */
      maxCompressedMegabytes?: number;
      /** Largest body once unpacked, in megabytes. Default: 32. */
      maxMegabytes?: number;
      /** JSONL files to follow, such as OpenLineage's FileTransport writes. Default: none. */
      files?: string[];
      /** Topics of Backstage's events service that carry OpenLineage events. Default: none. */
      topics?: string[];
    };
    log?: {
      /**
       * Days for which entries are kept one by one. Older ones become a snapshot
       * from which a replay starts. 0 keeps all. Default: 365.
       */
      retentionDays?: number;
    };
    entities?: {
      /** Most assets that become entities of Backstage's catalog. Default: 20000. */
      limit?: number;
      /** Seconds between two readings of what catalog files declare. Default: 60. */
      readSeconds?: number;
    };
    /** Whose an asset is, by its namespace; the first pattern that matches decides, else `default`. */
    tenants?: Array<{
      /** The whole namespace; `*` stands for any text. */
      namespace: string;
      tenant: string;
    }>;
  };
}
