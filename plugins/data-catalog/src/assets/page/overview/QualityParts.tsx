import { Link } from 'react-router-dom';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Quality } from '../../../ui/badges';
import { useEditing } from '../editing/Editing';

/** The score, and what it is made of in a line each. */
export function QualityParts() {
  const { asset } = useEditing();
  const t = useTexts();
  const { quality } = asset.attributes;
  if (!quality) return null;
  return (
    <section className="hw-section">
      <h2 className="hw-row">
        <span className="hw-spread">{t('assets.page.tabs.quality')}</span>
        <Link to={assetPath(asset.id, 'quality')} className="hw-link hw-small">
          {t('assets.page.quality.open')}
        </Link>
      </h2>
      <div className="hw-row hw-wrap">
        <Quality score={quality.score} />
        {quality.parts.map(({ name, detail }) => (
          <span key={name} className="hw-small hw-dim">
            {detail}
          </span>
        ))}
      </div>
    </section>
  );
}
