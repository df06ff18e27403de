import { useTexts } from '../../../translation';
import { Choices } from '../../../ui/Button';
import { numberText } from '../../../ui/count';
import { Failure, Skeleton } from '../../../ui/states';
import { useEditing } from '../editing/Editing';
import { useParam } from '../useParam';
import { CheckTable } from './CheckTable';
import type { Evidence } from './evidence';
import { MetricTable } from './MetricTable';
import { NoQuality } from './NoQuality';
import { Score } from './Score';
import { useEvidence } from './useEvidence';

/** How good the data is: score, checks, and what was counted of each column. */
export function QualityTab() {
  const { asset } = useEditing();
  const { value, error, retry } = useEvidence(asset.id);
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton />;
  if (value.checks.length === 0 && !value.metrics && !asset.attributes.quality) return <NoQuality />;
  return <QualityView evidence={value} />;
}

function QualityView({ evidence }: { evidence: Evidence }) {
  const { checks, metrics } = evidence;
  const t = useTexts();
  const [show, setShow] = useParam('show');
  const [wanted, setWanted] = useParam('only');
  const columns = metrics?.columns.size ?? 0;
  const failing = checks.filter(({ success }) => !success).length;
  const showColumns = columns > 0 && (checks.length === 0 || show === 'columns');
  const only = failing > 0 && wanted === 'failing' ? 'failing' : '';
  return (
    <div className="hw-main">
      <Score metrics={metrics} />
      {checks.length + columns === 0 ? (
        <p className="hw-dim hw-body">{t('assets.page.quality.noDetail')}</p>
      ) : (
        <>
          <div className="hw-bar-top hw-line-top">
            <h2 style={{ margin: 0 }}>
              {t(showColumns ? 'assets.page.quality.byColumn' : 'assets.page.quality.checks')}{' '}
              <span className="hw-dim hw-small">{numberText(showColumns ? columns : checks.length)}</span>
            </h2>
            {!showColumns && failing > 0 && (
              <Choices
                label={t('assets.page.quality.only')}
                value={only}
                choices={[
                  { value: '', label: t('assets.page.quality.allChecks') },
                  { value: 'failing', label: t('assets.page.quality.failing', { number: numberText(failing) }) },
                ]}
                onChange={setWanted}
              />
            )}
            <span className="hw-spread" />
            {columns > 0 && checks.length > 0 && (
              <Choices
                label={t('assets.page.quality.show')}
                value={showColumns ? 'columns' : ''}
                choices={[
                  { value: '', label: t('assets.page.quality.checks') },
                  { value: 'columns', label: t('assets.page.quality.byColumn') },
                ]}
                onChange={setShow}
              />
            )}
          </div>
          {showColumns ? (
            <MetricTable metrics={metrics!} />
          ) : (
            <CheckTable checks={only === 'failing' ? checks.filter(({ success }) => !success) : checks} />
          )}
        </>
      )}
    </div>
  );
}
