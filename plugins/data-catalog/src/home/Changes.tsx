import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetActivityChange } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { Ago } from '../ui/Ago';
import { Icon, iconOfType } from '../ui/Icon';
import { shortRef } from '../ui/shortRef';
import { readPages, useConcerning } from './concerning';
import { Section } from './Section';
import { changeWords } from './changeWords';

const SHOWN = 10;

/** What people and catalog files changed of late in what the user's teams own, or anywhere. */
export function Changes() {
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const loaded = useConcerning('changes', (owner, signal) =>
    readPages(SHOWN, cursor =>
      api.listActivity({ limit: SHOWN, ...(owner && { owner }), ...(cursor !== undefined && { cursor }) }, { signal }),
    ),
  );
  const items = loaded.value?.items.slice(0, SHOWN) ?? [];
  return (
    <Section
      title={t('home.changes.title')}
      note={loaded.value && t(loaded.value.mine ? 'home.changes.mine' : 'home.changes.all')}
      loaded={loaded}
    >
      {items.length === 0 && <p className="hw-dim">{t('home.changes.none')}</p>}
      <ul className="hw-home-list">
        {items.map(item => (
          <Change key={item.id} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function Change({ item }: { item: AssetActivityChange }) {
  const t = useTexts();
  const { asset, at, source, actor } = item;
  const by = source === 'yaml' ? t('home.changes.catalog') : shortRef(actor);
  const what = t('home.changes.by', { what: changeWords(item, t), actor: by });
  return (
    <li>
      <Icon name={iconOfType(asset.type)} label={asset.type} />
      <span className="hw-spread">
        <Link to={assetPath(asset.id)} className="hw-strong hw-cut hw-home-second" dir="auto" title={asset.title}>
          {asset.title}
        </Link>
        <span className="hw-dim hw-small hw-cut hw-home-second" dir="auto" title={what}>
          {what}
        </span>
      </span>
      <span className="hw-dim hw-small">
        <Ago time={at} />
      </span>
    </li>
  );
}
