import { Link } from 'react-router-dom';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { EntityLink } from '../../../ui/EntityLink';
import { Icon } from '../../../ui/Icon';
import { useEditing } from '../editing/Editing';
import { ValueText } from '../sources/ValueText';

/** Lines of each kind that are shown. */
const MOST = 8;

/** What does not fit together: drift, two files that claim the same, facets that break their schema. */
export function Troubles() {
  const { asset } = useEditing();
  const t = useTexts();
  const { drift, conflicts = [], flags = [] } = asset.attributes;
  if (drift.length + conflicts.length + flags.length === 0) return null;
  return (
    <section className="hw-section hw-troubles">
      {drift.length > 0 && (
        <>
          <h2>
            <Icon name="warning" size={14} /> {t('assets.page.drift.title', { count: drift.length })}
          </h2>
          <ul className="hw-plain-list">
            {drift.slice(0, MOST).map(({ attribute, declared, observed }) => (
              <li key={attribute}>
                <code>{attribute.replace(/^columns\./, '')}</code> {t('assets.page.drift.declared')}{' '}
                <ValueText value={declared} />, {t('assets.page.drift.observed')} <ValueText value={observed} />
              </li>
            ))}
            <More left={drift.length - MOST} id={asset.id} />
          </ul>
        </>
      )}
      {conflicts.length > 0 && (
        <>
          <h2>
            <Icon name="warning" size={14} /> {t('assets.page.claims.title')}
          </h2>
          <p>{t('assets.page.claims.text')}</p>
          <ul className="hw-plain-list">
            {conflicts.slice(0, MOST).map(entityRef => (
              <li key={entityRef}>
                <EntityLink entityRef={entityRef} />
              </li>
            ))}
            <More left={conflicts.length - MOST} id={asset.id} />
          </ul>
        </>
      )}
      {flags.length > 0 && (
        <>
          <h2>
            <Icon name="warning" size={14} /> {t('assets.page.flags.title', { count: flags.length })}
          </h2>
          <ul className="hw-plain-list">
            {flags.slice(0, MOST).map(({ key, source, issues }) => (
              <li key={`${source} ${key}`}>
                <code>{key}</code> <span className="hw-dim">{source}</span> {issues.join('; ')}
              </li>
            ))}
            <More left={flags.length - MOST} id={asset.id} />
          </ul>
        </>
      )}
    </section>
  );
}

function More({ left, id }: { left: number; id: string }) {
  const t = useTexts();
  if (left <= 0) return null;
  return (
    <li>
      <Link to={assetPath(id, 'sources')} className="hw-link">
        {t('ui.facetMore', { count: left })}
      </Link>
    </li>
  );
}
