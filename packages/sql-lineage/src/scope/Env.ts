import type { Analysis } from './Analysis';
import type { Relation } from './relation';
import type { Scope } from './Scope';

/** Names that WITH gives to queries; the innermost first. */
export type CteList = {
  key: string;
  relation: () => Relation;
  outer: CteList | undefined;
};

/** Where a query stands. */
export type Env = {
  analysis: Analysis;
  ctes: CteList | undefined;
  /** The query around it, whose columns it may use. */
  parent: Scope | undefined;
  /** Its columns are the statement's, so that their expressions' spans are wanted. */
  top: boolean;
};

/** The place of a query that stands within another, whose columns it may use. */
export const envWithin = (scope: Scope): Env => ({
  analysis: scope.analysis,
  ctes: scope.ctes,
  parent: scope,
  top: false,
});

export function findCte(ctes: CteList | undefined, key: string): CteList | undefined {
  for (let cte = ctes; cte; cte = cte.outer) if (cte.key === key) return cte;
  const lower = key.toLowerCase();
  for (let cte = ctes; cte; cte = cte.outer) if (cte.key.toLowerCase() === lower) return cte;
  return undefined;
}
