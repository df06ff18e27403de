import {
  fieldsIf,
  fieldsOf,
  namesOf,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
} from './ast';
import { expressionFlows } from './collectFlows';
import { columnPath } from './columnFlows';
import type { FlowKind } from './flow';
import { isAggregate } from './functions';
import type { Structure } from './relation';
import type { Scope } from './Scope';

/**
 * What the fields of a struct, or of the structs of an array, come from, where
 * the query itself builds it: `STRUCT(a AS x, b AS y)`, perhaps within
 * ARRAY_AGG(…)[0], or a column that another query built so.
 */
export function structureOf(expression: Node, scope: Scope): Structure | undefined {
  let node = expression;
  let kind: FlowKind = 'IDENTITY';
  for (let steps = 0; steps < 20; steps++) {
    const type = typeOf(node);
    const fields = fieldsOf(node);
    const built = membersOf(type, fields);
    if (built) return structure(built, kind, scope);
    if (type === 'column' || type === 'dot') return structureOfColumn(type, fields, scope);
    const name = type === 'function' ? String(fields.name) : type;
    if (isAggregate(name)) kind = 'AGGREGATION';
    const inner = fields.this ?? nodes(fields.args)[0] ?? nodes(fields.expressions)[0];
    const isWrapping =
      /^(paren|subscript|array|array_func|offset|safe_offset|ordinal)$/i.test(name) ||
      isAggregate(name);
    if (!isWrapping || inner === null || typeof inner !== 'object') return undefined;
    node = inner as Node;
  }
  return undefined;
}

function structureOfColumn(type: string, fields: Fields, scope: Scope): Structure | undefined {
  const path = type === 'dot' ? columnPath(fields)?.names : namesOf(fields);
  const found = path && scope.find(path);
  return typeof found === 'object' && found.fields === 0 ? found.structure : undefined;
}

type Member = { name: Identifier; value: unknown };

/** Names and values of what builds a struct. */
function membersOf(type: string, fields: Fields): Member[] | undefined {
  const name = type === 'function' ? String(fields.name).toLowerCase() : type;
  if (name === 'struct')
    return nodes(fields.args ?? fields.fields ?? fields.expressions).flatMap(named);
  if (name === 'struct_func') return nodes(fields.expressions ?? fields.args).flatMap(named);
  if (name === 'struct_pack') return nodes(fields.args).flatMap(named);
  if (name === 'map_func' && fields.curly_brace_syntax) {
    const values = nodes(fields.values);
    return paired(nodes(fields.keys).flatMap((key, index) => [key, values[index]]));
  }
  if (name === 'named_struct' || name === 'object_construct') {
    return paired(nodes(fields.args ?? fields.expressions ?? fields.pairs));
  }
  return undefined;
}

function named(node: Node): Member[] {
  if (Array.isArray(node)) {
    const [name, value] = node as unknown as [string | null, Node];
    return name ? [{ name: { name }, value }] : named(value);
  }
  const alias = fieldsIf(node, 'alias');
  if (alias) return [{ name: alias.alias as Identifier, value: alias.this }];
  const argument = fieldsIf(node, 'named_argument');
  if (argument) return [{ name: argument.name as Identifier, value: argument.value }];
  const column = fieldsIf(node, 'column');
  return column ? [{ name: column.name as Identifier, value: node }] : [];
}

function paired(values: readonly Node[]): Member[] {
  const members: Member[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) {
    const name = fieldsIf(values[index], 'literal')?.value;
    if (typeof name === 'string') members.push({ name: { name }, value: values[index + 1] });
  }
  return members;
}

function structure(members: readonly Member[], kind: FlowKind, scope: Scope): Structure {
  return new Map(
    members.map(({ name, value }) => [
      scope.analysis.key(name),
      expressionFlows(value, scope, kind),
    ]),
  );
}
