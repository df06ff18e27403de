import { usePermission } from '@backstage/plugin-permission-react';
import { integratePermission } from '@headwater/plugin-data-catalog-common';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import {
  assetsPath,
  BASE_PATH,
  eventsPath,
  lineagePath,
  productPath,
  sqlPath,
  termPath,
} from '../routes';
import { useTexts } from '../translation';
import { SearchField } from './SearchField';
import { useShortcuts } from './shortcuts';

const places = [
  { key: 'home', path: BASE_PATH, shortcut: 'g h' },
  { key: 'assets', path: assetsPath(), shortcut: 'g a' },
  { key: 'lineage', path: lineagePath(), shortcut: 'g l' },
  { key: 'glossary', path: termPath(), shortcut: 'g t' },
  { key: 'products', path: productPath(), shortcut: 'g p' },
  { key: 'events', path: eventsPath(), shortcut: 'g e' },
] as const;

/** Places that have a search box of their own, which `/` leads to. */
const ownSearch = [BASE_PATH, assetsPath(), termPath(), productPath()];

/** The places of the data catalog, the keys that lead there, and a search box. */
export function DataHeader() {
  const t = useTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { allowed: operates } = usePermission({ permission: integratePermission });
  const shown = places.filter(({ key }) => key !== 'events' || operates);
  const keys = [...shown, { shortcut: 'g s', path: sqlPath() }];
  useShortcuts(Object.fromEntries(keys.map(({ shortcut, path }) => [shortcut, () => navigate(path)])));
  const here = pathname.replace(/\/$/, '');
  const search = (q: string) => {
    if (q.trim() !== '') navigate(assetsPath({ q: q.trim() }));
  };
  return (
    <header className="hw-header">
      <strong>{t('ui.places.data')}</strong>
      <nav className="hw-places" aria-label={t('ui.places.label')}>
        {shown.map(({ key, path, shortcut }) => (
          <Link
            key={key}
            to={path}
            title={shortcut}
            aria-current={isAt(here, path) || isPart(key, here) ? 'page' : undefined}
          >
            {t(`ui.places.${key}`)}
          </Link>
        ))}
      </nav>
      <span className="hw-spread" />
      {!ownSearch.includes(here) && (
        <SearchField
          label={t('ui.places.search')}
          value=""
          // A search starts with Enter: leaving a page while somebody types would be rude.
          onChange={() => undefined}
          onSubmit={search}
          // On the lineage pages the key leads to another asset's lineage.
          slash={!isAt(here, lineagePath())}
          width={240}
        />
      )}
    </header>
  );
}

function isAt(here: string, path: string): boolean {
  return path === BASE_PATH ? here === path : here === path || here.startsWith(`${path}/`);
}

/** Pasted SQL is drawn by the lineage explorer's side, without a place of its own. */
function isPart(key: string, here: string): boolean {
  return key === 'lineage' && here === sqlPath();
}
