import { fieldsIf, nodes, type Fields, type Identifier, type Node } from './ast';
import { collectFlows, expressionFlows } from './collectFlows';
import { Flows } from './flow';
import { namedColumns } from './namedColumns';
import { Relation, type RelationColumn } from './relation';
import { Scope } from './Scope';

/**
 * MATCH_RECOGNIZE: the partition's columns and the measures, with all of the
 * input's where every row of a match is asked for.
 */
export function resolveMatch(fields: Fields, input: Relation, outer: Scope): Relation {
  const scope = withVariables(fields, input, outer);
  const made = nodes(fields.measures).flatMap((node): RelationColumn[] => {
    const measure = fieldsIf((node as unknown as Fields).this ?? node, 'alias');
    if (!measure) return [];
    const alias = measure.alias as Identifier;
    const flows = expressionFlows(measure.this, scope);
    return [{ name: alias.name, key: scope.analysis.key(alias), flows }];
  });
  const influences = new Flows();
  influences.addAll(input.influences);
  for (const [, condition] of (fields.define ?? []) as [Identifier, Node][]) {
    collectFlows(condition, scope, influences, 'FILTER');
  }
  collectFlows(fields.partition_by, scope, influences, 'GROUP_BY');
  collectFlows(fields.order_by, scope, influences, 'SORT');
  const isPerRow = String(fields.rows ?? '').startsWith('AllRows');
  const kept = isPerRow ? input.parts : namedColumns(fields.partition_by, scope);
  return new Relation([...kept, ...made], influences.toArray());
}

/** Pattern variables qualify the input's columns. */
function withVariables(fields: Fields, input: Relation, outer: Scope): Scope {
  const scope = new Scope(outer.analysis, outer.ctes, outer.parent);
  scope.relations.push(...outer.relations);
  for (const [variable] of (fields.define ?? []) as [Identifier, Node][]) {
    const relation = new Relation(input.parts);
    scope.relations.push({
      relation,
      alias: scope.analysis.key(variable),
      names: [],
      isAliased: true,
      hidden: true,
    });
  }
  return scope;
}
