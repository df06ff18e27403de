import { splitName } from '../dialects/names';
import { fieldsIf, nodes, type Fields, type Identifier, type TableNode } from '../scope/ast';
import { nameOf, tableOf, targetOf, type StatementContext } from './StatementContext';

/** USE: what completes names from now on. */
export function use(fields: Fields, { session, draft, analysis }: StatementContext) {
  draft.kind = 'SESSION';
  const name = fields.this as Identifier;
  const parts = name.quoted ? [{ name: name.name, quoted: true }] : splitName(name.name);
  const kind = String(fields.kind ?? '').toLowerCase();
  if (kind === 'warehouse' || kind === 'role') return;
  const isCatalog =
    kind === 'catalog' ||
    (kind === 'database' && analysis.dialect.use === 'catalog') ||
    (!kind && analysis.dialect.use === 'catalog');
  session.use(parts, parts.length === 1 && isCatalog ? 'catalog' : 'schema');
}

/** SET: of the settings only the search path tells what names mean. */
export function set(fields: Fields, { session, draft }: StatementContext) {
  draft.kind = 'SESSION';
  const items = nodes(fields.items) as unknown as Fields[];
  const [first] = items;
  const name = nameOfSetting(first?.name);
  if (!/^(search_path|current_schema|schema)$/i.test(name ?? '')) return;
  const rest = items.slice(1).flatMap(item => nameOfSetting(item.name) ?? []);
  const schemas = [nameOfSetting(first.value), ...rest].flatMap(schema => (schema ? [schema] : []));
  session.searchIn(
    schemas
      .filter(schema => !/^("?\$user"?|pg_catalog|pg_temp)$/i.test(schema))
      .map(schema => splitName(schema)[0]),
  );
}

function nameOfSetting(node: unknown): string | undefined {
  const identifier = (fieldsIf(node, 'identifier') ?? fieldsIf(node, 'column')?.name) as
    Identifier | undefined;
  const literal = fieldsIf(node, 'literal')?.value;
  return identifier?.name ?? (typeof literal === 'string' ? literal : undefined);
}

/** DROP TABLE and DROP VIEW: later statements do not know it. Nothing is read or written. */
export function drop(fields: Fields, context: StatementContext) {
  context.draft.kind = 'DROP';
  const names = (fields.names ?? (fields.name ? [fields.name] : [])) as TableNode[];
  for (const name of names) {
    context.draft.dropped.push(tableOf(name, context).reference);
    context.session.drop(nameOf(name, context));
  }
}

/** TRUNCATE changes a table without reading any. */
export function truncate(fields: Fields, context: StatementContext) {
  context.draft.kind = 'TRUNCATE';
  const tables = [
    fields.table,
    ...nodes(fields.extra_tables).map(extra => (extra as unknown as Fields).table),
  ];
  for (const table of tables) if (table) targetOf(table as TableNode, context);
}
