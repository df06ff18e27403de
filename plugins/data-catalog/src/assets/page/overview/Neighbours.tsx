import { Link } from 'react-router-dom';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { LineageStrip } from '../../../ui/LineageStrip';
import { Empty, Failure, Skeleton } from '../../../ui/states';
import { useEditing } from '../editing/Editing';
import { useNeighbours } from '../useNeighbours';

/** What the asset is made from and what is made from it, one step each way. */
export function Neighbours() {
  const { asset } = useEditing();
  const t = useTexts();
  const { value, error, retry } = useNeighbours(asset.id);
  const alone = value && value.nodes.length <= 1 && value.hidden === 0;
  return (
    <section className="hw-section">
      <h2 className="hw-row">
        <span className="hw-spread">{t('assets.page.tabs.lineage')}</span>
        {value && !alone && (
          <Link to={assetPath(asset.id, 'lineage')} className="hw-link hw-small">
            {t('assets.page.lineage.open')}
          </Link>
        )}
      </h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!value && !error && <Skeleton rows={4} height={24} />}
      {alone && <Empty title={t('assets.page.lineage.none')} text={t('assets.page.lineage.noneText')} compact />}
      {value && !alone && <LineageStrip lineage={value} />}
    </section>
  );
}
