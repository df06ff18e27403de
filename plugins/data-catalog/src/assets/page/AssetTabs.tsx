import type { Asset } from '@headwater/plugin-data-catalog-common';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { assetPath } from '../../routes';
import { useTexts } from '../../translation';
import { countText } from '../../ui/count';
import { countOf, tabsOf } from './tabs';
import type { Tab } from './tabs';

/** The parts of the page, each with how much is in it. */
export function AssetTabs({ asset, tab }: { asset: Asset; tab: Tab }) {
  const t = useTexts();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a narrow page the tabs scroll sideways. Browsers without a layout cannot.
    current.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  return (
    <nav className="hw-tabs" aria-label={t('assets.page.tabs.label')}>
      {tabsOf(asset).map(name => {
        const count = countOf(asset, name);
        return (
          <Link
            key={name}
            ref={name === tab ? current : undefined}
            to={assetPath(asset.id, name === 'overview' ? undefined : name)}
            aria-current={name === tab ? 'page' : undefined}
          >
            {t(`assets.page.tabs.${name}`)} {count && <span className="hw-dim">{countText(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
