import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { useTexts } from './translation';
import { DataFrame } from './ui/DataFrame';
import { DataHeader } from './ui/DataHeader';
import { Empty, Skeleton } from './ui/states';

// Each page comes with its own code, when it is opened.
const HomePage = lazy(() => import('./home/HomePage').then(page => ({ default: page.HomePage })));
const AssetsPage = lazy(() => import('./assets/AssetsPage').then(page => ({ default: page.AssetsPage })));
const AssetPage = lazy(() => import('./assets/page/AssetPage').then(page => ({ default: page.AssetPage })));
const LookupPage = lazy(() => import('./assets/LookupPage').then(page => ({ default: page.LookupPage })));
const LineagePage = lazy(() => import('./lineage/LineagePage').then(page => ({ default: page.LineagePage })));
const SqlPage = lazy(() => import('./sql/SqlPage').then(page => ({ default: page.SqlPage })));
const GlossaryPage = lazy(() => import('./glossary/GlossaryPage').then(page => ({ default: page.GlossaryPage })));
const ProductsPage = lazy(() => import('./products/ProductsPage').then(page => ({ default: page.ProductsPage })));
const EventsPage = lazy(() => import('./events/EventsPage').then(page => ({ default: page.EventsPage })));
const GalleryPage = lazy(() => import('./ui/gallery/GalleryPage').then(page => ({ default: page.GalleryPage })));

/** The pages under `/data`. */
export function DataRouter() {
  return (
    <DataFrame>
      <DataHeader />
      <main>
        <Suspense fallback={<Skeleton />}>
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/assets" element={<AssetsPage />} />
            <Route path="/assets/:id" element={<AssetPage />} />
            <Route path="/assets/:id/:tab" element={<AssetPage />} />
            <Route path="/lookup" element={<LookupPage />} />
            <Route path="/lineage" element={<LineagePage />} />
            <Route path="/lineage/:id" element={<LineagePage />} />
            <Route path="/sql" element={<SqlPage />} />
            <Route path="/glossary" element={<GlossaryPage />} />
            <Route path="/glossary/:namespace/:name" element={<GlossaryPage />} />
            <Route path="/products" element={<ProductsPage />} />
            <Route path="/products/:namespace/:name" element={<ProductsPage />} />
            <Route path="/events/*" element={<EventsPage />} />
            {process.env.NODE_ENV !== 'production' && <Route path="/gallery" element={<GalleryPage />} />}
            <Route path="*" element={<NoPage />} />
          </Routes>
        </Suspense>
      </main>
    </DataFrame>
  );
}

function NoPage() {
  const t = useTexts();
  return <Empty title={t('ui.places.missing')} text={t('ui.places.missingText')} icon="search" />;
}
