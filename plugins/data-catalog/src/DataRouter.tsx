import { Route, Routes } from 'react-router-dom';
import { AssetPage } from './assets/AssetPage';
import { AssetsPage } from './assets/AssetsPage';
import { LookupPage } from './assets/LookupPage';
import { TermPage } from './glossary/TermPage';
import { DataFrame } from './ui/DataFrame';
import { Empty } from './ui/states';

/** The pages under `/data`. */
export function DataRouter() {
  return (
    <DataFrame>
      <Routes>
        <Route path="/" element={<AssetsPage />} />
        <Route path="/assets/:id" element={<AssetPage />} />
        <Route path="/assets/:id/:tab" element={<AssetPage />} />
        <Route path="/lookup" element={<LookupPage />} />
        <Route path="/terms/:namespace/:name" element={<TermPage />} />
        <Route path="*" element={<Empty title="There is no such page" text="The list of data is at /data." />} />
      </Routes>
    </DataFrame>
  );
}
