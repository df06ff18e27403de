import type { Config } from '@backstage/config';

/** The plugin's part of the configuration, with defaults: see config.d.ts. */
export type Settings = {
  openlineage: {
    allowAnonymous: boolean;
    limits: { compressedBytes: number; bytes: number };
    files: string[];
    topics: string[];
  };
  /** Undefined keeps every entry. */
  retentionMs?: number;
  entities: { limit: number; readSeconds: number };
  tenants: { namespace: string; tenant: string }[];
};

const MEGABYTE = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/** @throws when a value has the wrong type, naming its key. */
export function readSettings(config: Config): Settings {
  const openlineage = config.getOptionalConfig('dataCatalog.openlineage');
  const days = config.getOptionalNumber('dataCatalog.log.retentionDays') ?? 365;
  return {
    openlineage: {
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
    ...(days > 0 && { retentionMs: days * DAY_MS }),
    tenants: (config.getOptionalConfigArray('dataCatalog.tenants') ?? []).map(rule => ({
      namespace: rule.getString('namespace'),
      tenant: rule.getString('tenant'),
    })),
  };
}
