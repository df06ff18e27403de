import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { numberText } from '../../../ui/count';
import { nullShare } from '../quality/evidence';
import type { ColumnMetrics, Metrics } from '../quality/evidence';
import { percentText } from '../quality/percentText';

const plain = ['distinctCount', 'count', 'min', 'max', 'sum'] as const;

/** What was counted of a column. */
export function ColumnProfile({ measures, metrics }: { measures: ColumnMetrics; metrics: Metrics }) {
  const t = useTexts();
  const share = nullShare(measures, metrics.rowCount);
  const { nullCount, quantiles } = measures;
  return (
    <section>
      <h2>
        {t('assets.page.columns.profile')}
        <span className="hw-dim">
          {metrics.rowCount !== undefined && t('assets.page.columns.rows', { count: metrics.rowCount, number: numberText(metrics.rowCount) })}{' '}
          <Ago time={metrics.at} />
        </span>
      </h2>
      <dl className="hw-numbers">
        {nullCount !== undefined && (
          <div>
            <dt>{t('assets.page.columns.null')}</dt>
            <dd title={numberText(nullCount)}>{share === undefined ? numberText(nullCount) : `${percentText(share)} %`}</dd>
          </div>
        )}
        {plain.map(
          key =>
            measures[key] !== undefined && (
              <div key={key}>
                <dt>{t(`assets.page.quality.metrics.${key}`)}</dt>
                <dd>{numberText(measures[key])}</dd>
              </div>
            ),
        )}
      </dl>
      {quantiles && (
        <dl className="hw-facts">
          {Object.entries(quantiles).map(([at, value]) => (
            <div key={at} style={{ display: 'contents' }}>
              <dt>{t('assets.page.columns.quantile', { share: at })}</dt>
              <dd>{numberText(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
