import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { useTexts } from '../translation';
import { AssetRows } from '../ui/AssetRows';
import { useLoaded } from '../ui/useLoaded';
import type { Loaded } from '../ui/useLoaded';
import { useRecent, useStars } from './marks';
import { Section } from './Section';

const STARRED = 12;
const RECENT = 8;

/** What the user starred and looked at, as far as it is still there and may be seen. */
export function Marked() {
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const starred = useStars().ids.slice(0, STARRED);
  const recent = useRecent().slice(0, RECENT);
  const ids = [...new Set([...starred, ...recent])];
  const loaded = useLoaded(
    ['home', 'marked', ...[...ids].sort()],
    async signal => {
      if (ids.length === 0) return [];
      const fields = ['quality', 'observedAt', 'owner', 'lifecycle'] as const;
      return (await api.listAssets({ id: ids, fields: [...fields], limit: ids.length, count: false }, { signal })).items;
    },
    { keep: true },
  );
  return (
    <>
      <List title={t('home.starred')} hint={t('home.noStars')} ids={starred} loaded={loaded} />
      <List title={t('home.recent')} hint={t('home.noRecent')} ids={recent} loaded={loaded} />
    </>
  );
}

function List(props: { title: string; hint: string; ids: string[]; loaded: Loaded<AssetSummary[]> }) {
  const { title, hint, ids, loaded } = props;
  const t = useTexts();
  const byId = new Map(loaded.value?.map(asset => [asset.id, asset]));
  const items = ids.flatMap(id => byId.get(id) ?? []);
  return (
    <Section title={title} loaded={loaded}>
      {ids.length === 0 && <p className="hw-dim">{hint}</p>}
      {ids.length > 0 && items.length === 0 && <p className="hw-dim">{t('home.gone')}</p>}
      {items.length > 0 && <AssetRows label={title} items={items} />}
    </Section>
  );
}
