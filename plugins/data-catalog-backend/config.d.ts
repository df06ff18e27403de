export interface Config {
  /** What Headwater's backend takes in, how long it keeps it, and what it hands to the catalog. */
  dataCatalog?: {
    /** How events come in. */
    openlineage?: {
      /**
       * Take events at the server's root too, at `/api/v1/lineage`, so that a client
       * needs nothing but `OPENLINEAGE_URL`. Clients of Marquez can read there, with a token.
       * @default false
       */
      root?: boolean;
      /**
       * Take events without a token, from whoever reaches the server.
       * A token that is sent is checked all the same.
       * @default false
       */
      allowAnonymous?: boolean;
      /**
       * Largest body of a request as it comes over the wire. A larger one is answered 413.
       * @default 16
       */
      maxCompressedMegabytes?: number;
      /**
       * Largest body of a request once unpacked. A larger one is answered 413.
       * @default 32
       */
      maxMegabytes?: number;
      /**
       * Paths of JSONL files to follow, such as OpenLineage's file transport writes.
       * A restart goes on where it was.
       * @default []
       */
      files?: string[];
      /**
       * Topics of Backstage's events service that carry OpenLineage events.
       * @default []
       */
      topics?: string[];
    };
    /** The log of everything that came in. */
    log?: {
      /**
       * For how long entries are kept one by one. Older ones become a snapshot
       * from which a replay starts. 0 keeps all.
       * @default 365
       */
      retentionDays?: number;
    };
    /** What becomes of assets in Backstage's catalog, and of what the catalog declares. */
    entities?: {
      /**
       * Most assets that become entities of the catalog. Further ones are in the portal's
       * own pages all the same; the backend warns.
       * @default 20000
       */
      limit?: number;
      /**
       * Time between two readings of what catalog files declare.
       * @default 60
       */
      readSeconds?: number;
    };
    /** Lineage that is worked out from SQL. */
    sql?: {
      /**
       * Give jobs whose events have SQL and no column lineage the lineage that the SQL tells.
       * It is marked as inferred; what a producer says goes before it.
       * @default true
       */
      infer?: boolean;
      /**
       * Longest time in milliseconds for the analysis of a text; then it is given up.
       * @default 10000
       */
      timeoutMs?: number;
      /**
       * Most memory of a thread that analyses. A text that needs more is given up.
       * @default 512
       */
      maxMemoryMegabytes?: number;
    };
    /**
     * Whose an asset is, by its namespace. The first pattern that matches decides;
     * where none does, the tenant is `default`.
     * @default []
     */
    tenants?: Array<{
      /** The whole namespace; `*` stands for any text. */
      namespace: string;
      /** Name of the tenant, as the permission rule `IN_TENANT` takes it. */
      tenant: string;
    }>;
  };
}
