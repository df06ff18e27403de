import type { Coverage } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../translation';

/** How much of the data is looked after, a bar each. */
export function CoverageBars({ coverage, owned = true }: { coverage: Coverage; owned?: boolean }) {
  const t = useTexts();
  const all = coverage.assets;
  if (all === 0) return null;
  const rows = [
    ...(owned ? [[t('entity.owned'), coverage.owned] as const] : []),
    [t('entity.described'), coverage.described] as const,
    [t('entity.checked'), coverage.checked] as const,
    [t('entity.certified'), coverage.certified] as const,
  ];
  return (
    <section aria-label={t('entity.coverage')}>
      <h2>{t('entity.coverage')}</h2>
      <dl className="hw-coverage">
        {rows.map(([title, part]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <span className="hw-bar">
                <i style={{ width: `${(100 * part) / all}%`, background: 'var(--hw-data)' }} />
              </span>
              <span className="hw-num">
                {t('entity.share', {
                  part: part.toLocaleString('en'),
                  all: all.toLocaleString('en'),
                })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
