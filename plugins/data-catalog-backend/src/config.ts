import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** The plugin's part of the configuration, with defaults: see config.d.ts. */
export type Settings = {
  openlineage: {
    /** Events are taken at the server's root too: see rootReceiver.ts. */
    root: boolean;
    allowAnonymous: boolean;
    limits: { compressedBytes: number; bytes: number };
    files: string[];
    topics: string[];
  };
  /** 0 keeps every entry. */
  retentionDays: number;
  entities: { limit: number; readSeconds: number };
  sql: SqlSettings;
  tenants: { namespace: string; tenant: string }[];
};

/** The analysis of SQL. */
export type SqlSettings = {
  /** Jobs whose events have SQL and no column lineage get theirs inferred. */
  infer: boolean;
  timeoutMs: number;
  maxMemoryMegabytes: number;
};

const MEGABYTE = 1024 * 1024;

/** @throws InputError when it is no number above 0 */
function readPositive(config: Config, key: string): number | undefined {
  const value = config.getOptionalNumber(key);
  if (value !== undefined && value <= 0) throw new InputError(`'${key}' must be above 0, got ${value}`);
  return value;
}

/** @throws when a value has the wrong type, or is not allowed, naming its key. */
export function readSettings(config: Config): Settings {
  const openlineage = config.getOptionalConfig('dataCatalog.openlineage');
  const retentionDays = config.getOptionalNumber('dataCatalog.log.retentionDays') ?? 365;
  return {
    openlineage: {
      root: openlineage?.getOptionalBoolean('root') ?? false,
      allowAnonymous: openlineage?.getOptionalBoolean('allowAnonymous') ?? false,
      limits: {
        compressedBytes: (openlineage?.getOptionalNumber('maxCompressedMegabytes') ?? 16) * MEGABYTE,
        bytes: (openlineage?.getOptionalNumber('maxMegabytes') ?? 32) * MEGABYTE,
      },
      files: openlineage?.getOptionalStringArray('files') ?? [],
      topics: openlineage?.getOptionalStringArray('topics') ?? [],
    },
    entities: {
      limit: config.getOptionalNumber('dataCatalog.entities.limit') ?? 20_000,
      readSeconds: config.getOptionalNumber('dataCatalog.entities.readSeconds') ?? 60,
    },
    retentionDays: Math.max(0, retentionDays),
    sql: {
      infer: config.getOptionalBoolean('dataCatalog.sql.infer') ?? true,
      timeoutMs: readPositive(config, 'dataCatalog.sql.timeoutMs') ?? 10_000,
      maxMemoryMegabytes: readPositive(config, 'dataCatalog.sql.maxMemoryMegabytes') ?? 512,
    },
    tenants: (config.getOptionalConfigArray('dataCatalog.tenants') ?? []).map(rule => ({
      namespace: rule.getString('namespace'),
      tenant: rule.getString('tenant'),
    })),
  };
}
