import GlobalStyles from '@mui/material/GlobalStyles';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { useRememberVisit } from '../../home/marks';
import { Failure, Skeleton } from '../../ui/states';
import { ActivityTab } from './activity/ActivityTab';
import { AssetTabs } from './AssetTabs';
import { ColumnsTab } from './columns/ColumnsTab';
import { EditingProvider } from './editing/Editing';
import { AssetHeader } from './header/AssetHeader';
import { Banners } from './header/Banners';
import { HeaderSkeleton } from './header/HeaderSkeleton';
import { Overview } from './overview/Overview';
import { QualityTab } from './quality/QualityTab';
import { RunsTab } from './runs/RunsTab';
import { SourcesTab } from './sources/SourcesTab';
import { assetStyles } from './styles';
import { tabOf } from './tabs';
import type { Tab } from './tabs';
import { isGone, useAsset } from './useAsset';
import { usePrefetch } from './usePrefetch';

// The graph's code is large, and wanted by one tab alone.
const LineageView = lazy(() =>
  import('../../lineage/LineageView').then(({ LineageView: View }) => ({ default: View })),
);

/** The page that every asset has, whether or not it is an entity of the catalog. */
export function AssetPage() {
  const { id = '', tab: asked } = useParams();
  const { asset, foundAs, error, staleError, at, retry } = useAsset(id);
  usePrefetch(id, asked);
  useRememberVisit(asset?.id);
  const styles = <GlobalStyles styles={assetStyles} />;
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!asset) {
    return (
      <>
        {styles}
        <HeaderSkeleton />
        <Skeleton rows={8} />
      </>
    );
  }
  const tab = tabOf(asset, asked);
  return (
    <EditingProvider key={asset.id} asset={asset} locked={isGone(staleError)}>
      {styles}
      <div className="hw-asset">
        <header className="hw-asset-head">
          <Banners foundAs={foundAs} staleError={staleError} at={at} onRetry={retry} />
          <AssetHeader />
          <AssetTabs asset={asset} tab={tab} />
        </header>
        <div className="hw-asset-body">
          <TabBody tab={tab} id={asset.id} />
        </div>
      </div>
    </EditingProvider>
  );
}

function TabBody({ tab, id }: { tab: Tab; id: string }) {
  switch (tab) {
    case 'columns':
      return <ColumnsTab />;
    case 'lineage':
      return (
        <Suspense fallback={<Skeleton rows={6} />}>
          <LineageView id={id} />
        </Suspense>
      );
    case 'quality':
      return <QualityTab />;
    case 'runs':
      return <RunsTab />;
    case 'activity':
      return <ActivityTab />;
    case 'sources':
      return <SourcesTab />;
    default:
      return <Overview />;
  }
}
