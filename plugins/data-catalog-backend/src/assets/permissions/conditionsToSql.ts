import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { AssetCondition } from './resource';

/** A boolean SQL expression with its bindings. */
export type SqlCondition = { sql: string; bindings: string[] };

/**
 * Conditions as a boolean SQL expression over the row of `assets` that the
 * query calls `alias`. It is never null, so that NOT means the opposite: a
 * missing owner is not the owner asked for.
 */
export function conditionsToSql(
  criteria: PermissionCriteria<AssetCondition>,
  alias: string,
): SqlCondition {
  if ('allOf' in criteria) return join(criteria.allOf, 'and', alias);
  if ('anyOf' in criteria) return join(criteria.anyOf, 'or', alias);
  if ('not' in criteria) {
    const { sql, bindings } = conditionsToSql(criteria.not, alias);
    return { sql: `not ${sql}`, bindings };
  }
  return conditionToSql(criteria, alias);
}

function join(
  parts: PermissionCriteria<AssetCondition>[],
  operator: 'and' | 'or',
  alias: string,
): SqlCondition {
  const compiled = parts.map(part => conditionsToSql(part, alias));
  return {
    sql: `(${compiled.map(({ sql }) => sql).join(` ${operator} `)})`,
    bindings: compiled.flatMap(({ bindings }) => bindings),
  };
}

function conditionToSql({ property, values }: AssetCondition, alias: string): SqlCondition {
  // An empty list is true of nothing; `in ()` is no SQL.
  if (values.length === 0) return { sql: '(1 = 0)', bindings: [] };
  const marks = values.map(() => '?').join(', ');
  const sql =
    property === 'tag'
      ? `exists (select 1 from asset_tags where asset_tags.asset_id = ${alias}.id and asset_tags.tag in (${marks}))`
      : `(${alias}.${property} is not null and ${alias}.${property} in (${marks}))`;
  return { sql, bindings: [...values] };
}
