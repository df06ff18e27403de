import { useApi } from '@backstage/frontend-plugin-api';
import type { Asset } from '@headwater/plugin-data-catalog-common';
import { Link, useParams } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { LineageView } from '../lineage/LineageView';
import { assetPath, BASE_PATH, entityPath } from '../routes';
import { Icon, iconOfType } from '../ui/Icon';
import { Ago, Chip, EntityLink, Identifier, LifecycleChip, Quality } from '../ui/parts';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { Columns } from './Columns';
import { Facets } from './Facets';
import { Overview } from './Overview';
import { Runs } from './Runs';
import { Versions } from './Versions';

const tabs = ['overview', 'columns', 'lineage', 'runs', 'versions', 'facets'] as const;
type Tab = (typeof tabs)[number];

const titles: Record<Tab, string> = {
  overview: 'Overview',
  columns: 'Columns',
  lineage: 'Lineage',
  runs: 'Runs',
  versions: 'Versions',
  facets: 'Facets',
};

/** The page that every asset has, whether or not it is an entity of the catalog. */
export function AssetPage() {
  const api = useApi(dataCatalogApiRef);
  const { id = '', tab: asked } = useParams();
  const tab = tabs.find(known => known === asked) ?? 'overview';
  const { value, error, retry } = useLoaded(['asset', id], signal =>
    api.getAsset(id, { include: ['counts', 'sources', 'aliases'] }, { signal }),
  );
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton rows={8} />;
  const counts: Partial<Record<Tab, number>> = {
    columns: value.counts?.columns,
    runs: value.counts?.runs.value,
    versions: value.counts?.versions,
    facets: value.counts?.facets,
  };
  return (
    <>
      <header className="hw-head">
        <Header asset={value} />
        <nav className="hw-tabs" aria-label="Parts of the asset">
          {tabs.map(name => (
            <Link
              key={name}
              to={assetPath(value.id, name === 'overview' ? undefined : name)}
              aria-current={name === tab ? 'page' : undefined}
            >
              {titles[name]} {counts[name] ? <span className="hw-dim">{counts[name]}</span> : null}
            </Link>
          ))}
        </nav>
      </header>
      <div className="hw-body">
        {tab === 'overview' && <Overview asset={value} />}
        {tab === 'columns' && <Columns id={value.id} />}
        {tab === 'lineage' && <LineageView id={value.id} />}
        {tab === 'runs' && <Runs id={value.id} />}
        {tab === 'versions' && <Versions id={value.id} />}
        {tab === 'facets' && <Facets id={value.id} />}
      </div>
    </>
  );
}

function Header({ asset }: { asset: Asset }) {
  return (
    <>
      <div className="hw-row hw-dim" style={{ fontSize: 12 }}>
        <Link to={BASE_PATH}>Data</Link> /
        {asset.parent && (
          <>
            <Link to={assetPath(asset.parent.id)}>{asset.parent.title}</Link> /
          </>
        )}
      </div>
      <div className="hw-row hw-wrap">
        <Icon name={iconOfType(asset.type)} size={22} />
        <h1>{asset.title}</h1>
        <span className="hw-dim">
          {asset.type} · {asset.platform}
        </span>
        <Identifier text={`${asset.namespace}#${asset.name}`} />
      </div>
      {asset.deletedAt && (
        <div className="hw-row" role="status" style={{ color: 'var(--hw-warn)' }}>
          <Icon name="warning" /> Deleted <Ago time={asset.deletedAt} />
        </div>
      )}
      <div className="hw-row hw-wrap">
        {asset.certified && (
          <Chip tone="good" icon="certified">
            Certified
          </Chip>
        )}
        {asset.lifecycle && <LifecycleChip value={asset.lifecycle} />}
        {asset.criticality && <Chip>{asset.criticality}</Chip>}
        {asset.tier && <Chip>{asset.tier}</Chip>}
        {asset.tags?.map(tag => (
          <Chip key={tag}>{tag}</Chip>
        ))}
        <Quality score={asset.quality} />
        {asset.owner && (
          <span>
            <span className="hw-dim">Owner</span> <EntityLink entityRef={asset.owner} />
          </span>
        )}
        {asset.steward && (
          <span>
            <span className="hw-dim">Steward</span> <EntityLink entityRef={asset.steward} />
          </span>
        )}
        {asset.domain && (
          <span>
            <span className="hw-dim">Domain</span> <EntityLink entityRef={asset.domain} />
          </span>
        )}
        {asset.declaredBy && (
          <Link to={entityPath(asset.declaredBy.entityRef)} className="hw-dim">
            Declared by {asset.declaredBy.entityRef}
          </Link>
        )}
      </div>
    </>
  );
}
