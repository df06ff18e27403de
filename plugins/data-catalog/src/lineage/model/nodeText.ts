import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { shortRef } from '../../ui/shortRef';

/** Namespace of what is no data but an entity of the catalog. */
const CATALOG = 'backstage';

type Named = Pick<LineageNode, 'namespace' | 'name' | 'title' | 'type' | 'platform' | 'owner'>;

/** Where a node is, short enough for its box: "postgres · shop.public", "component · team-offers". */
export function shortPath({ namespace, name, title, type, platform, owner }: Named): string {
  if (namespace === CATALOG) return owner === undefined ? type : `${type} · ${shortRef(owner)}`;
  const parent = name.endsWith(title) ? name.slice(0, -title.length).replace(/[./:]+$/, '') : name;
  return parent === '' ? `${platform} · ${namespace}` : `${platform} · ${parent}`;
}

/** The same in full. */
export function fullPath({ namespace, name }: Pick<LineageNode, 'namespace' | 'name'>): string {
  return namespace === CATALOG ? name : `${namespace} · ${name}`;
}

/** Letters of a title that a node has room for, and how many of them stand before what is left out. */
const MOST = 20;
const BEFORE = 6;

/** A title cut in its middle: names of one place often differ only at their ends. */
export function shortTitle(title: string): string {
  // Whole letters as people see them: an emoji may be several characters.
  const letters = [...new Intl.Segmenter('en').segment(title)].map(({ segment }) => segment);
  if (letters.length <= MOST) return title;
  return `${letters.slice(0, BEFORE).join('')}…${letters.slice(BEFORE + 1 - MOST).join('')}`;
}
