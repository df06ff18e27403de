import { useTexts } from '../../../translation';
import { qualityTone, toneIcons } from '../../../ui/badges';
import { numberText } from '../../../ui/count';
import { formatBytes } from '../../../ui/formatBytes';
import { Icon } from '../../../ui/Icon';
import { PopoverButton } from '../../../ui/Menu';
import { Ago } from '../../../ui/Ago';
import { useEditing } from '../editing/Editing';
import { By } from '../sources/Says';
import type { Metrics } from './evidence';
import { QualityFormula, usePartName } from './QualityFormula';

/** The score with its parts, and beside it what was counted of the whole. */
export function Score({ metrics }: { metrics?: Metrics }) {
  const { asset } = useEditing();
  const t = useTexts();
  const nameOf = usePartName();
  const { quality } = asset.attributes;
  const tone = quality && qualityTone(quality.score);
  if (!quality && !metrics) return null;
  return (
    <div className="hw-quality-top">
      {quality && tone && (
        <section aria-label={t('assets.page.quality.score')}>
          <div className="hw-row" style={{ gap: 12 }}>
            <span className="hw-big">{quality.score.toFixed(2)}</span>
            <span className={`hw-row hw-${tone}`} style={{ gap: 4 }}>
              <Icon name={toneIcons[tone]} size={14} /> {t(`assets.page.quality.tones.${tone}`)}
            </span>
            <span className="hw-spread" />
            <PopoverButton
              text={t('assets.page.quality.formula')}
              label={t('assets.page.quality.formula')}
              width={372}
            >
              {() => <QualityFormula quality={quality} />}
            </PopoverButton>
          </div>
          <ul className="hw-parts">
            {quality.parts.map(({ name, value, detail }) => (
              <li key={name} title={detail}>
                <span className={`hw-${qualityTone(value)}`} style={{ display: 'flex' }}>
                  <Icon name={toneIcons[qualityTone(value)]} size={14} />
                </span>
                <span className="hw-spread">{nameOf(name)}</span>
                <span className="hw-bar" style={{ width: 108 }}>
                  <i style={{ width: `${value * 100}%`, background: `var(--hw-${qualityTone(value)}-fill)` }} />
                </span>
                <span className="hw-num">{value.toFixed(3)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {metrics && <Size metrics={metrics} />}
    </div>
  );
}

function Size({ metrics }: { metrics: Metrics }) {
  const t = useTexts();
  const { rowCount, bytes, fileCount, lastUpdated, at, by } = metrics;
  return (
    <section aria-label={t('assets.page.quality.size')}>
      <dl className="hw-numbers">
        {rowCount !== undefined && (
          <div>
            <dt>{t('assets.page.quality.rows')}</dt>
            <dd>{numberText(rowCount)}</dd>
          </div>
        )}
        {bytes !== undefined && (
          <div>
            <dt>{t('assets.page.quality.bytes')}</dt>
            <dd title={numberText(bytes)}>{formatBytes(bytes)}</dd>
          </div>
        )}
        {fileCount !== undefined && (
          <div>
            <dt>{t('assets.page.quality.files')}</dt>
            <dd>{numberText(fileCount)}</dd>
          </div>
        )}
        {lastUpdated && (
          <div>
            <dt>{t('assets.page.quality.updated')}</dt>
            <dd>
              <Ago time={lastUpdated} />
            </dd>
          </div>
        )}
      </dl>
      <p className="hw-small hw-dim hw-says">
        <span>
          {t('assets.page.quality.counted')} <Ago time={at} />
        </span>
        {by && (
          <span className="hw-cut">
            <By by={by} />
          </span>
        )}
      </p>
    </section>
  );
}
