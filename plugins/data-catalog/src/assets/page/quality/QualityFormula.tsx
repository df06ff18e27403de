import type { components } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../../translation';

export type QualityScore = components['schemas']['Quality'];

const parts = ['checks', 'completeness'] as const;

/** Words for the parts of a score; one of somebody's own is shown as it is. */
export function usePartName() {
  const t = useTexts();
  return (name: string): string => {
    const known = parts.find(part => part === name);
    return known ? t(`assets.page.quality.parts.${known}`) : name;
  };
}

/** How a score comes about, to be checked by hand. */
export function QualityFormula({ quality }: { quality: QualityScore }) {
  const t = useTexts();
  const nameOf = usePartName();
  const weights = quality.parts.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <div className="hw-stack">
      <h3>{t('assets.page.quality.formulaOf', { score: quality.score.toFixed(2) })}</h3>
      <table className="hw-formula">
        <thead>
          <tr>
            <th>{t('assets.page.quality.part')}</th>
            <th className="hw-num">{t('assets.page.quality.value')}</th>
            <th className="hw-num">{t('assets.page.quality.weight')}</th>
            <th className="hw-num">{t('assets.page.quality.share')}</th>
          </tr>
        </thead>
        <tbody>
          {quality.parts.map(({ name, value, weight, detail }) => (
            <tr key={name}>
              <td>
                {nameOf(name)} <span className="hw-dim hw-small">{detail}</span>
              </td>
              <td className="hw-num">{value.toFixed(3)}</td>
              <td className="hw-num">× {(weight / weights).toFixed(2)}</td>
              <td className="hw-num">{((value * weight) / weights).toFixed(4)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={3}>
              {t('assets.page.quality.score')}
            </th>
            <td className="hw-num hw-strong">{quality.score.toFixed(4)}</td>
          </tr>
        </tbody>
      </table>
      <p className="hw-small hw-dim" style={{ margin: 0 }}>
        {t('assets.page.quality.formulaText')}
      </p>
    </div>
  );
}
