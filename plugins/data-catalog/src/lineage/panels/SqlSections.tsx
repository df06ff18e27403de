import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../../api';
import { assetPath } from '../../routes';
import { useTexts } from '../../translation';
import { Ago } from '../../ui/Ago';
import { Button } from '../../ui/Button';
import { EntityLink } from '../../ui/EntityLink';
import { Failure } from '../../ui/states';
import { useLoaded } from '../../ui/useLoaded';
import type { Lit } from '../model/lighting';
import { titleOf } from '../model/picture';
import type { Pair, Picture } from '../model/picture';
import { edgeKey, evidenceOf, marksOf } from '../evidence/evidence';
import type { EvidenceOfPair } from '../evidence/evidence';
import { ConfidenceTag, Reasons } from '../evidence/Findings';
import { SqlView } from '../evidence/SqlView';

export type SqlSectionsProps = {
  picture: Picture;
  pair: Pair;
  lit: Lit;
  /** `edgeKey` of the column edge whose expression is marked. */
  picked?: string;
};

/** The SQL that says what a line means, each text with what is known of it. */
export function SqlSections({ picture, pair, lit, picked }: SqlSectionsProps) {
  const t = useTexts();
  const texts = useMemo(() => evidenceOf(picture, pair), [picture, pair]);
  const fromSql =
    pair.edges.some(({ origins }) => origins?.includes('sql')) ||
    pair.columnEdges.some(({ origin }) => origin === 'sql');
  if (texts.length === 0 && fromSql) {
    return (
      <section>
        <h2>{t('lineage.sql.title')}</h2>
        <p className="hw-dim">{t('lineage.sql.notShown')}</p>
      </section>
    );
  }
  return (
    <>
      {texts.map(text => (
        <SqlSection key={text.key} picture={picture} text={text} lit={lit} picked={picked} />
      ))}
    </>
  );
}

type SqlSectionProps = Omit<SqlSectionsProps, 'pair'> & { text: EvidenceOfPair };

function SqlSection({ picture, text, lit, picked }: SqlSectionProps) {
  const { key, evidence, statements, edges } = text;
  const t = useTexts();
  const [wanted, setWanted] = useState(false);
  // Another edge takes the place of the reason that was looked at.
  const [looked, setLooked] = useState<{ reason: number; picked?: string }>();
  const whole = useWholeText(key, wanted);
  const { query, truncated } = whole.value ?? evidence;
  const { reasons = [], confidence } = evidence;
  const reason = looked && looked.picked === picked ? looked.reason : undefined;
  const place = reason === undefined ? undefined : reasons[reason]?.span;
  const own = useMemo(
    () => (picked === undefined ? undefined : edges.find(edge => edgeKey(edge) === picked)),
    [edges, picked],
  );
  const marks = useMemo(
    () => (place ? [place] : marksOf(edges, edge => lit.columnEdges.has(edge), own)),
    [edges, lit, own, place],
  );
  const section = useInView(own && picked);
  return (
    <section ref={section} className="hw-stack">
      <h2>
        {t('lineage.sql.title')}
        {confidence && <ConfidenceTag level={confidence} />}
      </h2>
      <SqlView
        title={t('lineage.sql.text', { dialect: evidence.dialect ?? 'sql' })}
        sql={query}
        marks={marks}
        within={statements}
      />
      {truncated && !whole.error && (
        <Button size="small" disabled={whole.loading} onClick={() => setWanted(true)}>
          {t('lineage.sql.whole')}
        </Button>
      )}
      {whole.error && <Failure compact error={whole.error} onRetry={whole.retry} />}
      <Reasons
        sql={query}
        reasons={reasons}
        picked={reason}
        onPick={index => setLooked(index === reason ? undefined : { reason: index, picked })}
      />
      <SqlFacts picture={picture} text={text} />
    </section>
  );
}

const NEAREST = { block: 'nearest' } as const;

/** The section whose text is moved into the panel's view for each edge that is picked. */
function useInView(picked: string | undefined) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (picked === undefined) return undefined;
    // A panel goes to its top when it opens; this comes after.
    const frame = requestAnimationFrame(() =>
      section.current?.querySelector('.hw-sql')?.scrollIntoView?.(NEAREST),
    );
    return () => cancelAnimationFrame(frame);
  }, [picked]);
  return section;
}

function useWholeText(key: string, wanted: boolean) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(['sql text', key], signal => api.getSqlText(key, { signal }), {
    enabled: wanted,
  });
}

function SqlFacts({ picture, text: { evidence } }: Pick<SqlSectionProps, 'picture' | 'text'>) {
  const t = useTexts();
  const { inferred, jobId, tool, statedAt, statedBy } = evidence;
  const isKnown = jobId !== undefined && (picture.nodes.has(jobId) || picture.jobs.has(jobId));
  return (
    <dl className="hw-facts">
      <dt>{t('lineage.sql.method')}</dt>
      <dd>{t(inferred ? 'lineage.sql.inferred' : 'lineage.sql.asked')}</dd>
      {jobId !== undefined && (
        <>
          <dt>{t('lineage.sql.job')}</dt>
          <dd>
            <Link className="hw-link" to={assetPath(jobId)} dir="auto">
              {isKnown ? titleOf(picture, jobId) : t('lineage.sql.openJob')}
            </Link>
          </dd>
        </>
      )}
      {statedBy !== undefined && (
        <>
          <dt>{t('lineage.sql.by')}</dt>
          <dd>
            <EntityLink entityRef={statedBy} />
          </dd>
        </>
      )}
      {statedAt !== undefined && (
        <>
          <dt>{t('lineage.sql.at')}</dt>
          <dd>
            <Ago time={statedAt} />
          </dd>
        </>
      )}
      <dt>{t('lineage.sql.tool')}</dt>
      <dd>
        {tool.name} {tool.version} <span className="hw-dim">({tool.parser})</span>
      </dd>
    </dl>
  );
}
