import { fieldsIf, nodes, type Identifier } from './ast';
import { expressionFlows } from './collectFlows';
import type { RelationColumn } from './relation';
import type { Scope } from './Scope';

/** Those of a list of expressions that are columns, under their own names. */
export function namedColumns(list: unknown, scope: Scope): RelationColumn[] {
  return nodes(list).flatMap(node => {
    const name = fieldsIf(node, 'column')?.name as Identifier | undefined;
    if (!name) return [];
    const flows = expressionFlows(node, scope);
    return [{ name: name.name, key: scope.analysis.key(name), flows }];
  });
}
