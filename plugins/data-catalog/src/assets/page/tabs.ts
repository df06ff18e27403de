import type { Asset } from '@headwater/plugin-data-catalog-common';

const tabs = ['overview', 'columns', 'lineage', 'quality', 'runs', 'activity', 'sources'] as const;

export type Tab = (typeof tabs)[number];

/** Parts of the page that an asset of this class can have something in. */
const usual: Partial<Record<Asset['class'], readonly Tab[]>> = {
  dataset: tabs,
  job: ['overview', 'lineage', 'runs', 'activity', 'sources'],
};
const others: readonly Tab[] = ['overview', 'lineage', 'activity', 'sources'];

/** The tabs of an asset's page, in their order. */
export function tabsOf(asset: Asset): Tab[] {
  const shown = usual[asset.class] ?? others;
  return tabs.filter(tab => shown.includes(tab) || (tab === 'columns' && asset.columnCount! > 0));
}

/** The tab that an address means; the overview where it means none. */
export function tabOf(asset: Asset, asked: string | undefined): Tab {
  return tabsOf(asset).find(tab => tab === asked) ?? 'overview';
}

/** How much there is under a tab; undefined where it is not known, or nothing. */
export function countOf(asset: Asset, tab: Tab): { value: number; exact: boolean } | undefined {
  const { counts } = asset;
  if (!counts) return undefined;
  const numbers: Partial<Record<Tab, number>> = {
    columns: counts.columns,
    lineage: counts.upstream + counts.downstream,
    sources: counts.facets,
  };
  const count = tab === 'runs' ? counts.runs : { value: numbers[tab] ?? 0, exact: true };
  return count.value > 0 ? count : undefined;
}
