import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { termPath } from '../routes';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { shortRef } from '../ui/shortRef';
import { TermAssets } from './TermAssets';
import { specOf, termRef } from './terms';
import { useKnownTerms } from './useTerms';

export type TermBodyProps = {
  entity: Entity;
  /** In a card, where the assets are few and lead to the term's page. */
  inCard?: boolean;
};

/** What a term means, how it is used, how it stands to others, and the data that carries it. */
export function TermBody({ entity, inCard = false }: TermBodyProps) {
  const t = useTexts();
  const {
    definition,
    usageNotes,
    examples = [],
    synonyms = [],
    abbreviations = [],
    related = [],
    ...spec
  } = specOf(entity);
  const namespace = entity.metadata.namespace;
  const { broader, narrower } = neighboursOf(entity);
  const terms = (refs: readonly string[]) => <TermLinks refs={refs} />;
  const facts: [string, ReactNode][] = [
    [t('glossary.category'), inCard && spec.category],
    [t('glossary.synonyms'), synonyms.length > 0 && <Words words={synonyms} />],
    [t('glossary.abbreviations'), abbreviations.length > 0 && <Words words={abbreviations} />],
    [
      t('glossary.usageNotes'),
      usageNotes && (
        <div className="hw-text" dir="auto">
          {usageNotes}
        </div>
      ),
    ],
    [t('glossary.examples'), examples.length > 0 && <Quotes texts={examples} />],
    [t('glossary.broader'), inCard && broader.length > 0 && terms(broader)],
    [t('glossary.narrower'), narrower.length > 0 && terms(narrower)],
    [
      t('glossary.related'),
      related.length > 0 && terms(related.map(text => termRef(text, namespace))),
    ],
  ];
  return (
    <>
      {definition ? (
        <p className="hw-text hw-lead" dir="auto">
          {definition}
        </p>
      ) : (
        <p className="hw-dim">{t('glossary.noDefinition')}</p>
      )}
      <dl className="hw-facts" style={{ margin: '12px 0 20px' }}>
        {facts.map(
          ([title, value]) =>
            value && (
              <div key={title} style={{ display: 'contents' }}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <TermAssets entityRef={stringifyEntityRef(entity)} inCard={inCard} />
    </>
  );
}

/** Terms that hold this one, and that it holds, as the catalog relates them. */
function neighboursOf({ relations = [] }: Entity) {
  const of = (relation: string) =>
    relations
      .filter(({ type, targetRef }) => type === relation && targetRef.startsWith('glossaryterm:'))
      .map(({ targetRef }) => targetRef);
  return { broader: of('partOf'), narrower: of('hasPart') };
}

/** Things of a long list that show before one asks for the rest. */
const FEW = 12;

/** The first of many texts, each once: a file may name one twice. */
function Some({
  texts,
  children,
}: {
  texts: readonly string[];
  children: (text: string) => ReactNode;
}) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const items = [...new Set(texts)];
  const shown = all ? items : items.slice(0, FEW);
  return (
    <span className="hw-row hw-wrap" style={{ gap: '4px 8px' }}>
      {shown.map(children)}
      {shown.length < items.length && (
        <Button kind="bare" size="small" onClick={() => setAll(true)}>
          {t('glossary.more', { count: items.length - shown.length })}
        </Button>
      )}
    </span>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <Some texts={words}>
      {word => (
        <Tag key={word} title={word}>
          {word}
        </Tag>
      )}
    </Some>
  );
}

/** Other terms, by their titles where they are known. */
function TermLinks({ refs }: { refs: readonly string[] }) {
  const terms = useKnownTerms();
  return (
    <Some texts={refs}>
      {ref => (
        <Link key={ref} to={termPath(ref)} className="hw-link hw-cut" title={ref} dir="auto">
          {terms?.byRef.get(ref)?.title ?? shortRef(ref)}
        </Link>
      )}
    </Some>
  );
}

function Quotes({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="hw-plain-list">
      {[...new Set(texts)].map(text => (
        <li key={text} className="hw-text" dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}
