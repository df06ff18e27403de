import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { AssetReader } from '../../assets/AssetReader';
import { DatabaseAssetStore } from '../../assets/DatabaseAssetStore';
import type { SqlSettings } from '../../config';
import type { ApiContext } from '../../http/ApiContext';
import type { LogService } from '../../log';
import { LineageCounter } from '../LineageCounter';
import { LineageBuilder } from './build/LineageBuilder';
import { SqlSource } from './build/SqlSource';
import { WriteGuard } from './build/WriteGuard';
import { SqlInference } from './inference/SqlInference';
import { TableResolver } from './names/TableResolver';
import { analysisPool } from './pool/analysisPool';
import type { AnalysisPool } from './pool/analysisPool';
import { createSqlLineageRouter } from './router';
import { SqlAnalyst } from './SqlAnalyst';

/** Lineage from SQL: what is asked for, and what is inferred, with one pool of threads for both. */
export class SqlLineageService {
  /** Gives jobs with SQL and no column lineage theirs. */
  readonly inference: SqlInference;
  private readonly pool: AnalysisPool;
  private readonly analyst: SqlAnalyst;

  constructor(
    private readonly options: {
      knex: Knex;
      log: LogService;
      logger: LoggerService;
      settings: SqlSettings;
    },
  ) {
    const { knex, log, logger, settings } = options;
    this.pool = analysisPool(settings);
    this.analyst = new SqlAnalyst({ pool: this.pool, resolver: new TableResolver(knex) });
    this.inference = new SqlInference({ knex, log, logger, analyst: this.analyst });
  }

  router(api: ApiContext, tenantOf: (namespace: string) => string) {
    const { knex, log, logger } = this.options;
    const store = new DatabaseAssetStore(knex);
    const reader = new AssetReader({ store, counter: new LineageCounter(knex) });
    const builder = new LineageBuilder({
      knex,
      log,
      analyst: this.analyst,
      source: new SqlSource({ knex, store, reader }),
      guard: new WriteGuard({ store, tenantOf }),
      logger,
      assertSchema: api.contract.assertSchema.bind(api.contract),
    });
    return createSqlLineageRouter(api, builder);
  }

  /** Ends the threads; what waits or runs fails. */
  stop(): Promise<void> {
    return this.pool.close();
  }
}
