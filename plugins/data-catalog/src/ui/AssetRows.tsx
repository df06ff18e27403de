import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { LifecycleBadge, Quality } from './badges';
import { Tag } from './Chip';
import { EntityLink } from './EntityLink';
import { Icon, iconOfType } from './Icon';
import { shortAge } from './time';
import { useReached } from './useReached';

/** What a row needs; of the rest, what is known is shown. */
export type AssetRow = Pick<AssetSummary, 'id' | 'title' | 'type' | 'namespace' | 'name'> &
  Pick<AssetSummary, 'quality' | 'observedAt' | 'owner' | 'lifecycle'> & { deleted?: boolean };

export type AssetRowsProps<T> = {
  /** Name of the table, read aloud. */
  label: string;
  items: readonly T[];
  /** A column after the name, such as the columns that carry a term; where it is narrow, it stands below the path. */
  extra?: { title: string; render: (item: T) => ReactNode };
};

/** Widths in pixels below which a column is left out: names go last. */
const FROM = { owner: 560, fresh: 440, extra: 380 };

/** A few assets with their state, in a card or a section; long lists have a `DataTable`. */
export function AssetRows<T extends AssetRow>({ label, items, extra }: AssetRowsProps<T>) {
  const t = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const width = useReached(frame, Object.values(FROM));
  const some = (has: (item: T) => boolean, from: number) => width >= from && items.some(has);
  const owner = some(item => item.owner !== undefined, FROM.owner);
  const fresh = some(item => item.observedAt !== undefined, FROM.fresh);
  const shown = width >= FROM.extra ? extra : undefined;
  return (
    <div ref={frame}>
      <table className="hw-table hw-asset-rows" aria-label={label}>
        <thead>
          <tr>
            <th>{t('ui.columns.asset')}</th>
            {shown && <th style={{ width: '34%' }}>{shown.title}</th>}
            {owner && <th style={{ width: '18%' }}>{t('ui.columns.owner')}</th>}
            <th className="hw-num" style={{ width: 124 }}>
              {t('ui.columns.quality')}
            </th>
            {fresh && (
              <th className="hw-num" style={{ width: 68 }}>
                {t('ui.columns.fresh')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.id}>
              <td>
                <AssetName asset={item} />
                {extra && !shown && <div className="hw-small hw-under">{extra.render(item)}</div>}
              </td>
              {shown && <td>{shown.render(item)}</td>}
              {owner && (
                <td className="hw-cut">
                  {item.owner ? (
                    <EntityLink entityRef={item.owner} />
                  ) : (
                    <span className="hw-dim">{t('ui.none')}</span>
                  )}
                </td>
              )}
              <td className="hw-num">
                <Quality score={item.quality} />
              </td>
              {fresh && (
                <td className="hw-num" title={item.observedAt}>
                  {item.observedAt && shortAge(item.observedAt)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Namespace of what is no data but an entity of the catalog. */
const CATALOG = 'backstage';
const ENDED: readonly unknown[] = ['deprecated', 'archived'];

/** Icon, name as a link to the asset's page, and its path below. */
export function AssetName({ asset }: { asset: AssetRow }) {
  const t = useTexts();
  const { id, title, type, namespace, name, lifecycle, deleted = false } = asset;
  const path = namespace === CATALOG ? type : `${namespace} · ${name}`;
  return (
    <span className="hw-row">
      <Icon name={iconOfType(type)} label={type} />
      <span className="hw-spread">
        <span className="hw-row" style={{ gap: 6 }}>
          <Link to={assetPath(id)} className="hw-cut hw-strong" title={title} dir="auto">
            {title}
          </Link>
          {deleted && <Tag tone="bad">{t('ui.deleted')}</Tag>}
          {!deleted && lifecycle !== undefined && ENDED.includes(lifecycle) && (
            <LifecycleBadge value={lifecycle} small />
          )}
        </span>
        <span className="hw-mono hw-dim hw-cut hw-path" title={path}>
          {path}
        </span>
      </span>
    </span>
  );
}
