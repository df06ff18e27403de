import { useTexts } from '../../../translation';
import { useEditing } from '../editing/Editing';
import { tabsOf } from '../tabs';
import { About } from './About';
import { Contents } from './Contents';
import { Description } from './Description';
import { KeyColumns } from './KeyColumns';
import { LastRuns } from './LastRuns';
import { Neighbours } from './Neighbours';
import { OtherNames } from './OtherNames';
import { QualityParts } from './QualityParts';
import { Terms } from './Terms';
import { Troubles } from './Troubles';

/** What one should know of an asset first. */
export function Overview() {
  const { asset } = useEditing();
  const t = useTexts();
  const tabs = tabsOf(asset);
  return (
    <div className="hw-scroll">
      <div className="hw-body hw-columns" role="region" aria-label={t('assets.page.tabs.overview')}>
        <div>
          <Troubles />
          <Description />
          {asset.class === 'container' && <Contents />}
          {tabs.includes('columns') && <KeyColumns />}
          <Neighbours />
        </div>
        <div>
          {tabs.includes('runs') && <LastRuns />}
          <QualityParts />
          <Terms />
          <About />
          <OtherNames />
        </div>
      </div>
    </div>
  );
}
