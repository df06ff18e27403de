import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { entityPath, termPath } from '../routes';
import { useTexts } from '../translation';
import { EntityLink } from '../ui/EntityLink';
import { Fact } from '../ui/Fact';
import { Icon } from '../ui/Icon';
import { SourceLink } from '../ui/SourceLink';
import { Empty, Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { TermBody } from './TermBody';
import { pathTo, specOf } from './terms';
import { useKnownTerms } from './useTerms';

/** One term, beside the tree. The tree may still be on its way; what it tells is drawn when it comes, and no more. */
export const TermView = memo(function TermArticle({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const catalog = useApi(catalogApiRef);
  // `null` is an answer, `undefined` would be none.
  const { value, error, loading, retry } = useLoaded(
    ['entity', entityRef],
    async () => (await catalog.getEntityByRef(entityRef)) ?? null,
  );
  if (error) return <Failure error={error} onRetry={retry} />;
  if (loading) return <Skeleton rows={5} />;
  if (!value) {
    return (
      <Empty
        title={t('glossary.missingTitle')}
        text={t('glossary.missingText', { ref: entityRef })}
        icon="term"
      >
        <Link to={termPath()} className="hw-button">
          {t('glossary.allTerms')}
        </Link>
      </Empty>
    );
  }
  return (
    <article className="hw-term">
      <TermHeader entity={value} />
      <TermBody entity={value} />
    </article>
  );
});

/** The broader terms, the broadest first. */
function Path({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const terms = useKnownTerms();
  const path = terms ? pathTo(terms.nodes, entityRef) : [];
  if (path.length === 0) return null;
  return (
    <ol className="hw-term-path" aria-label={t('glossary.path')}>
      {path.map(term => (
        <li key={term.ref}>
          <Link to={termPath(term.ref)} className="hw-cut" dir="auto">
            {term.title}
          </Link>
          <Icon name="right" size={12} />
        </li>
      ))}
    </ol>
  );
}

function TermHeader({ entity }: { entity: Entity }) {
  const t = useTexts();
  const ref = stringifyEntityRef(entity);
  const related = (type: string, kind = '') =>
    entity.relations?.find(
      relation => relation.type === type && relation.targetRef.startsWith(kind),
    )?.targetRef;
  const owner = related('ownedBy');
  const steward = related('stewardedBy');
  const domain = related('partOf', 'domain:');
  return (
    <header>
      <Link to={termPath()} className="hw-link hw-only-narrow hw-row" style={{ gap: 4 }}>
        <Icon name="left" size={14} /> {t('glossary.allTerms')}
      </Link>
      <Path entityRef={ref} />
      <div className="hw-row" style={{ alignItems: 'flex-start' }}>
        <span style={{ height: 28, display: 'inline-flex', alignItems: 'center' }}>
          <Icon name="term" size={20} />
        </span>
        <h1 dir="auto">{entity.metadata.title ?? entity.metadata.name}</h1>
      </div>
      <p className="hw-facts-line">
        {owner && (
          <Fact title={t('glossary.owner')}>
            <EntityLink entityRef={owner} />
          </Fact>
        )}
        {steward && (
          <Fact title={t('glossary.steward')}>
            <EntityLink entityRef={steward} />
          </Fact>
        )}
        {domain && (
          <Fact title={t('glossary.domain')}>
            <EntityLink entityRef={domain} />
          </Fact>
        )}
        {specOf(entity).category && (
          <Fact title={t('glossary.category')}>{specOf(entity).category}</Fact>
        )}
        <SourceLink entity={entity} />
        <Link to={entityPath(ref)} className="hw-link">
          {t('glossary.entity')}
        </Link>
      </p>
    </header>
  );
}
