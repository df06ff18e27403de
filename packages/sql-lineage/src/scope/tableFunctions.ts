import { splitName } from '../dialects/names';
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
import { Relation, type RelationColumn } from './relation';
import { resolveFactor, resolveWithin } from './resolveFrom';
import { addRelation, fileOf } from './tables';
import { columnNames } from './resolveQuery';
import type { Scope } from './Scope';
import { structureOf } from './structures';

/** What stands under an alias in FROM and is not a table: a function, an array, VALUES, a stage. */
export function resolveAliased(fields: Fields, scope: Scope) {
  const alias = (fields.alias ?? undefined) as Identifier | undefined;
  const columns = identifiers(fields.column_aliases);
  const inner = fields.this as Node;
  const innerFields = fieldsOf(inner);
  switch (typeOf(inner)) {
    case 'table':
      resolveFactor({ table: { ...innerFields, alias, column_aliases: columns } }, scope);
      break;
    case 'subquery':
    case 'select':
    case 'union':
    case 'values':
      addRelation(resolveWithin(inner, scope).renamed(columnNames(columns, scope)), alias, scope);
      break;
    case 'unnest':
      resolveUnnest(innerFields, alias, columns, scope);
      break;
    case 'lateral':
      resolveFunction(innerFields.this as Node, alias, columns, scope);
      break;
    default:
      resolveFunction(inner, alias, columns, scope);
  }
}

/** LATERAL VIEW: a relation whose columns all come of its function's arguments. */
export function resolveLateralView(view: Fields, scope: Scope) {
  resolveFunction(
    view.this as Node,
    view.table_alias as Identifier | undefined,
    identifiers(view.column_aliases),
    scope,
  );
}

/** UNNEST: a column for each array, in order, and one for the position. */
export function resolveUnnest(
  fields: Fields,
  alias: Identifier | undefined | null,
  columns: readonly Identifier[],
  scope: Scope,
) {
  const { analysis } = scope;
  const sources = [fields.this as Node, ...nodes(fields.expressions)];
  const arrays = sources.map(array => argumentFlows(array, scope));
  const all = union(...arrays);
  const names = columns.length > 0 || !alias ? columns : [alias];
  const positions = fields.with_ordinality && columns.length > arrays.length ? 1 : 0;
  const isPaired = names.length - positions === arrays.length;
  const parts = names.map((name, index): RelationColumn => {
    // A position tells nothing of what stands at it.
    const isPosition = positions === 1 && index === names.length - 1;
    const isElement = isPaired && !isPosition;
    const structure = isElement ? structureOf(sources[index], scope) : undefined;
    const others = isPosition ? [] : all;
    const flows = isElement ? arrays[index] : others;
    return { name: name.name, key: analysis.key(name), flows, structure };
  });
  const offset = fields.offset_alias as Identifier | null | undefined;
  if (offset) parts.push({ name: offset.name, key: analysis.key(offset), flows: [] });
  addOpaque(parts, all, alias, scope);
}

/** What any column of a table function's answer comes from. */
const argumentFlows = (part: unknown, scope: Scope) =>
  expressionFlows(part, scope, 'TRANSFORMATION');

/** A relation that may have columns beside those that are known, all from `sources`. */
function addOpaque(
  parts: RelationColumn[],
  sources: readonly Flow[],
  alias: Identifier | undefined | null,
  scope: Scope,
) {
  const relation = new Relation(parts, sources, undefined, true);
  scope.relations.push({
    relation,
    alias: alias ? scope.analysis.key(alias) : undefined,
    names: [],
    isAliased: Boolean(alias),
  });
}

const flattened = ['seq', 'key', 'path', 'index', 'value', 'this'];
const fileFunctions =
  /^(read_(csv|csv_auto|parquet|json|json_auto|ndjson|text|files)|parquet_scan|openrowset|infer_schema|s3|url|file)$/i;
const exploding = /^(explode|explode_outer|posexplode|posexplode_outer)$/i;

/** A function in FROM: its columns come from its arguments. */
export function resolveFunction(
  node: Node,
  alias: Identifier | undefined | null,
  columns: readonly Identifier[],
  scope: Scope,
) {
  const { analysis } = scope;
  const type = typeOf(node);
  const fields = fieldsOf(node);
  const name = type === 'function' ? String(fields.name).toLowerCase() : type;
  if (type === 'stage_reference') {
    addFile(`${fields.name}${fields.path ?? ''}`, alias, columns, scope);
    return;
  }
  const [first] = nodes(fields.args);
  if (isHinted(fields, analysis.dialect.tableHints)) {
    const parts = splitName(String(fields.name)).reverse();
    const [own, schema, catalog, ...more] = parts;
    const outer =
      more.length > 0 && catalog
        ? { name: [...more.reverse(), catalog].map(part => part.name).join('.') }
        : catalog;
    // Of the call only the hints have a place.
    const span = (fieldsIf(first, 'column')?.name as Identifier | undefined)?.span;
    resolveFactor(
      { table: { name: { ...own, span }, schema, catalog: outer, alias, column_aliases: columns } },
      scope,
    );
    return;
  }
  const text =
    name === 'identifier' || name === 'table' ? fieldsIf(first, 'literal')?.value : undefined;
  if (typeof text === 'string') {
    const [own, schema, catalog] = splitName(text).reverse();
    resolveFactor({ table: { name: own, schema, catalog, alias, column_aliases: columns } }, scope);
    return;
  }
  if ((name === 'table' || name === 'lateral') && first) {
    resolveWrapped(first, alias, columns, scope);
    return;
  }
  const path = fileFunctions.test(name) ? fieldsIf(first, 'literal')?.value : undefined;
  if (typeof path === 'string') {
    addFile(path, alias, columns, scope);
    return;
  }
  const flows = argumentFlows(node, scope);
  const named = (column: Identifier): RelationColumn => ({
    name: column.name,
    key: analysis.key(column),
    flows,
  });
  if (columns.length > 0) addOpaque(columns.map(named), flows, alias, scope);
  else if (name === 'flatten')
    addOpaque(
      flattened.map(column => named({ name: column })),
      flows,
      alias,
      scope,
    );
  else if (exploding.test(name))
    addOpaque(
      ['pos', 'col', 'key', 'value'].map(column => named({ name: column })),
      flows,
      alias,
      scope,
    );
  else addOpaque(alias ? [named(alias)] : [], flows, alias, scope);
}

const hints =
  /^(nolock|readuncommitted|readcommitted|readpast|repeatableread|serializable|snapshot|holdlock|updlock|rowlock|paglock|tablock|tablockx|xlock|nowait|noexpand)$/i;

/** T-SQL's `table(NOLOCK)`, which the parser takes for a call. */
function isHinted(fields: Fields, hasHints: boolean): boolean {
  const values = nodes(fields.args);
  return (
    hasHints &&
    values.length > 0 &&
    values.every(value =>
      hints.test((fieldsIf(value, 'column')?.name as Identifier | undefined)?.name ?? ''),
    )
  );
}

/** `TABLE(…)`: of a function, of a query, or of a table's name. */
function resolveWrapped(
  inner: Node,
  alias: Identifier | undefined | null,
  columns: readonly Identifier[],
  scope: Scope,
) {
  const column = fieldsIf(inner, 'column');
  if (column) {
    const table = { name: column.name, schema: column.table, alias, column_aliases: columns };
    resolveFactor({ table }, scope);
  } else resolveAliased({ this: inner, alias, column_aliases: columns }, scope);
}

function addFile(
  path: string,
  alias: Identifier | undefined | null,
  columns: readonly Identifier[],
  scope: Scope,
) {
  addRelation(fileOf(path, scope.analysis).renamed(columnNames(columns, scope)), alias, scope);
}
