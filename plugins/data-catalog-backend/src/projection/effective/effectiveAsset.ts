import type { Drift, ValueSource } from '@headwater/plugin-data-catalog-common';
import { describeNamespace, hierarchyOf } from '@openlineage/client';
import { asList } from '../columnMapping';
import { hashText } from '../FactBuilder';
import { QUALITY_SOURCE } from '../readFacets';
import { SQL_SOURCE } from '../sqlLineage';
import { scoreQuality } from '../quality';
import type { CheckResult } from '../quality';
import type { EffectiveAttributes, EffectiveColumn, SourcedValue } from '../documents';
import type { AssetRow, DeclarationRow } from '../ProjectionStore';
import { applyNotes, columnNotes, notedColumn, withoutNoted } from './columnNotes';
import { mergeColumns } from './columns';
import { descriptiveOrder, statedValue } from './sources';
import type { BodyReader, StatedValue, Statements } from './sources';

/** All that the shown values of an asset are made from. */
export type EffectiveInput = {
  /** The canonical row. */
  asset: AssetRow;
  statements: Statements;
  read: BodyReader;
  /** Entities that declare it and still exist; the first claim wins. */
  declarations: readonly DeclarationRow[];
  /** Earliest sight of the newest schema. */
  schemaSince?: string;
  tenant: string;
  /** The container or job that it is part of. */
  parentId: string | null;
};

export type EffectiveAsset = {
  values: Pick<
    AssetRow,
    | 'title'
    | 'title_key'
    | 'type'
    | 'platform'
    | 'description'
    | 'domain'
    | 'lifecycle'
    | 'owner'
    | 'steward'
    | 'criticality'
    | 'tier'
    | 'certified'
    | 'tenant'
    | 'quality'
    | 'column_count'
    | 'parent_id'
    | 'entity_ref'
    | 'changed_at'
    | 'etag'
    | 'attributes'
  >;
  columns: EffectiveColumn[];
  tags: string[];
  /** Entity refs of the terms that the asset itself carries. */
  terms: string[];
};

const TITLE_LENGTH = 200;
/** Who observes schemas and types, the first heard first. */
export const observers = ['openlineage', 'scan', 'import'];

/** Computes what is shown of an asset. A pure function: equal statements give equal results. */
export function effectiveAsset(input: EffectiveInput): EffectiveAsset {
  const { asset, statements, read } = input;
  const values: EffectiveAttributes['values'] = {};
  const drift: Drift[] = [];
  for (const attribute of attributeNames(statements)) {
    const value = first(statements, read, attribute);
    if (value) values[attribute] = value;
  }
  const observedType = newestObserved(statements, read, 'type');
  if (observedType) {
    const declared = values.type;
    if (declared && declared.source !== observedType.source && declared.value !== observedType.value) {
      drift.push({ attribute: 'type', declared: declared.value, observed: observedType.value });
    }
    values.type = observedType;
  }
  const columns = shownColumns(statements, read);
  const tags = unionOf(statements, read, 'tags', 'removedTags');
  const terms = unionOf(statements, read, 'terms', 'removedTerms');
  const quality = qualityOf(statements, read);
  const attributes: EffectiveAttributes = {
    values,
    tags,
    terms,
    drift: [...drift, ...columns.drift],
    ...claims(input.declarations),
    ...(quality && { quality }),
    ...flagsOf(statements),
  };
  const shown = {
    ...plainValues(input, values),
    quality: quality?.score ?? null,
    column_count: columns.columns.length,
    parent_id: input.parentId,
    entity_ref: input.declarations[0]?.entity_ref ?? null,
    changed_at: changedAt(input),
    attributes: JSON.stringify(attributes),
  };
  const etag = hashText(JSON.stringify([shown, columns.columns, asset.deleted_at]));
  return {
    values: { ...shown, etag },
    columns: columns.columns,
    tags: tags.map(({ value }) => value),
    terms: terms.map(({ value }) => value),
  };
}

const ignored = new Set([
  'columns',
  'tags',
  'removedTags',
  'terms',
  'removedTerms',
  'upstream',
  'reads',
  'writes',
]);

function attributeNames(statements: Statements): string[] {
  const names = new Set(['description', 'owner', 'type', 'processing', 'integration', 'jobType', 'state', 'source', 'storage']);
  for (const [source, keys] of statements) {
    if (source === 'openlineage' || source === QUALITY_SOURCE || source === SQL_SOURCE) continue;
    for (const key of keys.keys()) if (isAttribute(key)) names.add(key);
  }
  return [...names].sort();
}

function isAttribute(key: string): boolean {
  return !ignored.has(key) && !key.startsWith('headwater:') && notedColumn(key) === undefined;
}

function first(statements: Statements, read: BodyReader, attribute: string): SourcedValue | undefined {
  for (const source of descriptiveOrder) {
    const value = statedValue(statements, read, source, attribute);
    if (value) return value;
  }
  return undefined;
}

function newestObserved(statements: Statements, read: BodyReader, attribute: string): StatedValue | undefined {
  const observed = observers.flatMap(source => statedValue(statements, read, source, attribute) ?? []);
  // OpenLineage's statements carry no time here; where several observers speak, it is heard first.
  return observed[0];
}

function shownColumns(statements: Statements, read: BodyReader) {
  const observed = newestObserved(statements, read, 'columns');
  const stated = descriptiveOrder
    .filter(source => source !== observed?.source)
    .flatMap(source => statedValue(statements, read, source, 'columns') ?? []);
  const notes = columnNotes(statements, read);
  const heard = stated.map(value => withoutNoted(value, notes));
  const merged = mergeColumns(observed, heard);
  applyNotes(merged.columns, notes);
  return merged;
}

/** Union over all sources, without what any source takes away. */
function unionOf(statements: Statements, read: BodyReader, attribute: string, removal: string) {
  const removed = new Set<string>();
  const found = new Map<string, ValueSource[]>();
  for (const source of descriptiveOrder) {
    for (const value of asList(statedValue(statements, read, source, removal)?.value)) removed.add(String(value));
    const stated = statedValue(statements, read, source, attribute);
    for (const value of asList(stated?.value)) {
      const { by, at } = stated!;
      const says = { source, by, ...(at && { at }) };
      found.set(String(value), [...(found.get(String(value)) ?? []), says]);
    }
  }
  return [...found]
    .filter(([value]) => !removed.has(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, sources]) => ({ value, sources }));
}

function qualityOf(statements: Statements, read: BodyReader) {
  const checks: CheckResult[] = [];
  let metrics: unknown;
  for (const [key, , hash] of statements.get(QUALITY_SOURCE)?.values() ?? []) {
    if (hash === null) continue;
    if (key === 'metrics') metrics = read(hash);
    else checks.push(read(hash) as CheckResult);
  }
  return scoreQuality(checks, metrics);
}

function flagsOf(statements: Statements): Pick<EffectiveAttributes, 'flags'> {
  const flags = [...statements].flatMap(([source, keys]) =>
    [...keys.values()].flatMap(([key, , , , issues]) => (issues ? [{ key, source, issues }] : [])),
  );
  flags.sort((a, b) => (`${a.source} ${a.key}` < `${b.source} ${b.key}` ? -1 : 1));
  return flags.length > 0 ? { flags } : {};
}

function claims(declarations: readonly DeclarationRow[]) {
  const [winner, ...others] = declarations;
  return {
    ...(winner?.location && { declaredAt: winner.location }),
    ...(others.length > 0 && { conflicts: others.map(other => other.entity_ref) }),
  };
}

function plainValues({ asset, tenant }: EffectiveInput, values: EffectiveAttributes['values']) {
  const text = (name: string) => {
    const value = values[name]?.value;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const title = (text('title') ?? defaultTitle(asset)).slice(0, TITLE_LENGTH);
  return {
    title,
    title_key: title.toLocaleLowerCase('en-US'),
    type: text('type') ?? defaultType(asset),
    platform: platformOf(asset, text('integration')),
    description: text('description'),
    domain: text('domain'),
    lifecycle: text('lifecycle'),
    owner: text('owner'),
    steward: text('steward'),
    criticality: text('criticality'),
    tier: text('tier'),
    certified: values.certified?.value === true ? 1 : 0,
    tenant,
  };
}

/** The part of a name that tells it from its neighbours, where the store's naming rule is known. */
function defaultTitle({ class: assetClass, namespace, name }: AssetRow): string {
  if (assetClass === 'entity' || assetClass === 'term' || assetClass === 'product') {
    return name.slice(name.lastIndexOf('/') + 1);
  }
  if (assetClass !== 'dataset' && assetClass !== 'container') return name;
  const container = hierarchyOf(namespace, name).at(-1);
  return container && name.startsWith(`${container}.`) ? name.slice(container.length + 1) : name;
}

function defaultType({ class: assetClass, namespace, name }: AssetRow): string {
  switch (assetClass) {
    case 'job':
      return 'pipeline';
    case 'term':
      return 'term';
    case 'product':
      return 'product';
    case 'container':
      return hierarchyOf(namespace, name).length === 0 ? 'database' : 'schema';
    case 'entity':
      return name.slice(0, name.indexOf(':'));
    default:
      return datasetTypes[describeNamespace(namespace).kind] ?? 'dataset';
  }
}

const datasetTypes: Record<string, string> = {
  database: 'table',
  'object-store': 'file',
  file: 'file',
  stream: 'topic',
};

function platformOf({ class: assetClass, namespace }: AssetRow, integration: string | null): string {
  if (assetClass === 'job') return integration ?? 'pipeline';
  if (assetClass === 'dataset' || assetClass === 'container') return describeNamespace(namespace).platform;
  return 'backstage';
}

/** Newest change of what is shown; the restating of unchanged facets is none. */
function changedAt({ asset, statements, schemaSince }: EffectiveInput): string {
  const times = [asset.first_seen, asset.deleted_at, asset.undeleted_at, schemaSince];
  for (const [source, keys] of statements) {
    if (source === 'openlineage' || source === QUALITY_SOURCE || source === SQL_SOURCE) continue;
    for (const [, time] of keys.values()) times.push(time);
  }
  return times.reduce<string>((latest, time) => (time && time > latest ? time : latest), '');
}
