import { useApi } from '@backstage/frontend-plugin-api';
import GlobalStyles from '@mui/material/GlobalStyles';
import { dataCatalogApiRef } from '../api';
import { useTexts } from '../translation';
import { statusOf } from '../ui/queryClient';
import { Failure, SkeletonBlock } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { Changes } from './Changes';
import { CoverageLine } from './CoverageLine';
import { Failures } from './Failures';
import { FirstSteps } from './FirstSteps';
import { HomeSearch } from './HomeSearch';
import { Marked } from './Marked';
import { homeStyles } from './styles';

/** What loads by itself: always the same element, so that it is not drawn anew with the page. */
const parts = (
  <div className="hw-columns">
    <div>
      <Failures />
      <Changes />
    </div>
    <div>
      <Marked />
    </div>
  </div>
);

/** The Data home: the search box, how well data is looked after, and what concerns the user. */
export function HomePage() {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { value: coverage, error, loading, retry } = useLoaded(['home', 'coverage'], signal => api.getCoverage({}, { signal }));
  if (error && statusOf(error) === 403) return <Failure error={error} onRetry={retry} />;
  const empty = coverage?.assets === 0;
  return (
    <div className="hw-scroll">
      <GlobalStyles styles={homeStyles} />
      <div className="hw-home">
        <h1 className="hw-hidden">{t('home.title')}</h1>
        <HomeSearch />
        {loading && <SkeletonBlock height={18} width={420} />}
        {error && <p className="hw-home-coverage hw-dim">{t('home.coverage.failed')}</p>}
        {coverage && !empty && <CoverageLine coverage={coverage} />}
        {empty ? <FirstSteps /> : parts}
      </div>
    </div>
  );
}
