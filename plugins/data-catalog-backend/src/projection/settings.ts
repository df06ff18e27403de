/** What the projection takes from the configuration. */
export type ProjectionSettings = {
  /** The tenant of an asset, by its namespace. */
  tenantOf(namespace: string): string;
};

export const DEFAULT_TENANT = 'default';

/**
 * Tenants by configured patterns: `*` stands for any text, the first pattern
 * that matches the namespace as a whole decides.
 */
export function tenantsByPattern(
  patterns: readonly { namespace: string; tenant: string }[],
): ProjectionSettings['tenantOf'] {
  const rules = patterns.map(({ namespace, tenant }) => ({
    tenant,
    expression: new RegExp(
      `^${namespace
        .split('*')
        .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
      's',
    ),
  }));
  return namespace =>
    rules.find(({ expression }) => expression.test(namespace))?.tenant ?? DEFAULT_TENANT;
}
