import {
  fieldsIf,
  fieldsOf,
  identifiers,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
} from './ast';
import { expressionFlows } from './collectFlows';
import { union, type Flow } from './flow';
import { namedColumns } from './namedColumns';
import {
  Relation,
  isOpen,
  type OpenPart,
  type RelationColumn,
  type RelationPart,
} from './relation';
import type { Scope } from './Scope';
import { without } from './stars';

/**
 * PIVOT: the input's columns that it does not use, then one for each value and
 * aggregate, which the aggregate's argument makes and the column of values decides.
 */
export function resolvePivot(fields: Fields, input: Relation, scope: Scope): Relation {
  if (fields.unpivot) return resolveStatementUnpivot(fields, input, scope);
  const isStatement = nodes(fields.using).length > 0;
  const aggregates = nodes(isStatement ? fields.using : fields.expressions);
  const axes = nodes(isStatement ? fields.expressions : fields.fields).map(axisOf);
  const chosen = axes.flatMap(axis => expressionFlows(axis.column, scope, 'CONDITIONAL'));
  const used = usedKeys([...axes.map(({ column }) => column), ...aggregates], scope);
  const values = axes.map(axis => axis.values.map(value => valueName(value, scope)));
  const made = combinations(values).flatMap(names =>
    aggregates.map((aggregate): RelationColumn => {
      const flows = union(expressionFlows(aggregate, scope), chosen);
      const name = pivotName(names, aggregate, aggregates.length, scope);
      return { name, key: scope.analysis.key({ name, quoted: true }), flows };
    }),
  );
  const kept = groupsOf(fields, scope) ?? remaining(input, used);
  const hasAll = axes.every(axis => axis.values.length > 0 && axis.values.every(namesColumns));
  const open = hasAll ? [] : [unnamedColumns(aggregates, chosen, scope)];
  return new Relation([...kept, ...(hasAll ? made : []), ...open], input.influences);
}

/** Whether a value of IN names its columns: ANY and queries tell them only when they run. */
const namesColumns = (node: Node) =>
  ['column', 'literal', 'alias', 'pivot_alias', 'tuple'].includes(typeOf(node));

/** Columns that are made for values which nobody knows. */
function unnamedColumns(
  aggregates: readonly Node[],
  chosen: readonly Flow[],
  scope: Scope,
): OpenPart {
  const flows = union(...aggregates.map(aggregate => expressionFlows(aggregate, scope)), chosen);
  return { star: flows, find: () => flows };
}

type Axis = { column: Node; values: Node[] };

function axisOf(node: Node): Axis {
  const membership = fieldsIf(node, 'in');
  return membership
    ? { column: membership.this as Node, values: nodes(membership.expressions) }
    : { column: node, values: [] };
}

/** DuckDB's PIVOT … GROUP BY keeps the columns that it names, and no others. */
function groupsOf(fields: Fields, scope: Scope): RelationPart[] | undefined {
  const group = (fieldsIf(fields.group, 'group') ?? fields.group) as Fields | null | undefined;
  return group ? namedColumns(group.expressions, scope) : undefined;
}

function remaining(input: Relation, used: ReadonlySet<string>): RelationPart[] {
  return input.parts.flatMap((part): RelationPart[] => {
    if (isOpen(part)) return [without(part, used)];
    return used.has(part.key) ? [] : [part];
  });
}

/** Keys of the columns that expressions name. */
function usedKeys(roots: readonly unknown[], { analysis }: Scope): Set<string> {
  const keys = new Set<string>();
  const waiting: unknown[] = [...roots];
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (part === null || typeof part !== 'object') continue;
    const column = fieldsIf(part, 'column');
    if (column) keys.add(analysis.key(column.name as Identifier));
    else waiting.push(...Object.values(part));
  }
  return keys;
}

/** The name that a value of IN gives to its columns. */
function valueName(node: Node, scope: Scope): string {
  const aliased = fieldsIf(node, 'alias') ?? fieldsIf(node, 'pivot_alias');
  if (aliased) return aliasName(aliased.alias);
  const fields = fieldsOf(node);
  switch (typeOf(node)) {
    case 'column':
      return (fields.name as Identifier).name;
    case 'literal': {
      const isText = fields.literal_type === 'string';
      return isText && scope.analysis.dialect.pivotKeepsQuotes
        ? `'${fields.value}'`
        : String(fields.value);
    }
    case 'tuple':
      return nodes(fields.expressions)
        .map(part => valueName(part, scope))
        .join('_');
    default:
      return '';
  }
}

function aliasName(alias: unknown): string {
  const column = fieldsIf(alias, 'column')?.name ?? fieldsIf(alias, 'identifier') ?? alias;
  const literal = fieldsIf(alias, 'literal')?.value;
  return literal === undefined ? (column as Identifier).name : String(literal);
}

function combinations(values: readonly string[][]): string[][] {
  return values
    .reduce<string[][]>(
      (all, list) => all.flatMap(names => list.map(name => [...names, name])),
      [[]],
    )
    .filter(names => names.length > 0);
}

/** `value`, `value_aggregate`; BigQuery puts the aggregate first. */
function pivotName(
  values: readonly string[],
  aggregate: Node,
  aggregates: number,
  { analysis }: Scope,
): string {
  const alias = fieldsIf(aggregate, 'alias')?.alias as Identifier | undefined;
  const value = values.join('_');
  if (analysis.dialect.name === 'bigquery') return alias ? `${alias.name}_${value}` : value;
  const isNamed =
    alias && (aggregates > 1 || !['spark', 'databricks'].includes(analysis.dialect.name));
  return isNamed ? `${value}_${alias.name}` : value;
}

/** UNPIVOT: the columns it names become one of their names and one, or several, of their values. */
export function resolveUnpivot(fields: Fields, input: Relation, scope: Scope): Relation {
  const groups = nodes(fields.columns).map(columnsOf);
  const values = [fields.value_column as Identifier, ...identifiers(fields.extra_value_columns)];
  return unpivoted(input, groups, values, fields.name_column as Identifier, scope);
}

/** DuckDB's `UNPIVOT t ON a, b INTO NAME n VALUE v`. */
function resolveStatementUnpivot(fields: Fields, input: Relation, scope: Scope): Relation {
  const into = fieldsIf(fields.into, 'unpivot_columns');
  const variable = (node: unknown, otherwise: string) => ({
    name: String(fieldsIf(node, 'var')?.this ?? otherwise),
  });
  const groups = nodes(fields.expressions).map(columnsOf);
  const values = nodes(into?.expressions).map(node => variable(node, 'value'));
  return unpivoted(
    input,
    groups,
    values.length > 0 ? values : [{ name: 'value' }],
    variable(into?.this, 'name'),
    scope,
  );
}

/** The columns that a row of UNPIVOT's list reads: one, or as many as there are values. */
function columnsOf(node: Node): Node[] {
  const inner = (fieldsIf(node, 'pivot_alias') ?? fieldsIf(node, 'alias'))?.this ?? node;
  return nodes(fieldsIf(inner, 'tuple')?.expressions ?? [inner]);
}

function unpivoted(
  input: Relation,
  groups: readonly Node[][],
  values: readonly Identifier[],
  name: Identifier,
  scope: Scope,
): Relation {
  const { analysis } = scope;
  const column = (identifier: Identifier, flows: readonly Flow[]): RelationColumn => ({
    name: identifier.name,
    key: analysis.key(identifier),
    flows,
  });
  const made = values.map((value, index) =>
    column(value, union(...groups.map(group => expressionFlows(group[index], scope)))),
  );
  const kept = remaining(input, usedKeys(groups, scope));
  return new Relation([...kept, column(name, []), ...made], input.influences);
}
