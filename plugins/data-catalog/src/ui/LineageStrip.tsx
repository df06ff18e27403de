import type { Lineage, LineageNode } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { qualityTone } from './badges';
import { Icon, iconOfType } from './Icon';

/** Neighbours of each side that are shown. */
const MOST = 6;

/**
 * What an asset is made from and what is made from it, one line each, with a
 * rail through the icons. `lineage` is of depth 1 and best without jobs.
 */
export function LineageStrip({ lineage, most = MOST }: { lineage: Lineage; most?: number }) {
  const t = useTexts();
  const side = (fits: (hops: number) => boolean) =>
    lineage.nodes.filter(({ hops }) => fits(hops)).sort(worstFirst);
  const focus = lineage.nodes.find(({ id }) => id === lineage.start);
  const upstream = side(hops => hops < 0);
  const downstream = side(hops => hops > 0);
  const more = (nodes: readonly LineageNode[], text: 'ui.strip.moreFrom' | 'ui.strip.moreTo') =>
    nodes.length > most && (
      <li>
        <Icon name="more" size={14} />
        <Link to={assetPath(lineage.start, 'lineage')} className="hw-link">
          {t(text, { count: nodes.length - most })}
        </Link>
      </li>
    );
  return (
    <ol className="hw-strip" aria-label={t('ui.strip.label')}>
      {more(upstream, 'ui.strip.moreFrom')}
      {upstream.slice(0, most).map(node => (
        <Step key={node.id} node={node} place={t('ui.strip.from')} />
      ))}
      {focus && (
        <li data-current="true" aria-current="true">
          <Icon name={iconOfType(focus.type)} size={14} />
          <span className="hw-cut hw-strong" dir="auto">
            {focus.title}
          </span>
        </li>
      )}
      {downstream.slice(0, most).map(node => (
        <Step key={node.id} node={node} place={t('ui.strip.to')} />
      ))}
      {more(downstream, 'ui.strip.moreTo')}
      {lineage.hidden > 0 && (
        <li>
          <Icon name="lock" size={14} />
          <span className="hw-dim">{t('ui.hidden', { count: lineage.hidden })}</span>
        </li>
      )}
    </ol>
  );
}

function Step({ node, place }: { node: LineageNode; place: string }) {
  const { id, title, type, quality } = node;
  const tone = quality === undefined ? 'good' : qualityTone(quality);
  return (
    <li>
      <Icon name={iconOfType(type)} size={14} />
      <span className="hw-hidden">{place}</span>
      <Link
        to={assetPath(id)}
        className="hw-cut"
        title={`${node.namespace} ${node.name}`}
        dir="auto"
      >
        {title}
      </Link>
      <span className="hw-spread" />
      {tone !== 'good' && (
        <span className={`hw-${tone} hw-row`} style={{ gap: 4 }}>
          <Icon name={tone === 'bad' ? 'error' : 'warning'} size={12} /> {quality!.toFixed(2)}
        </span>
      )}
      <span className="hw-dim">{type}</span>
    </li>
  );
}

/** Trouble is what one looks for; what was never checked comes last. */
function worstFirst(a: LineageNode, b: LineageNode): number {
  return (a.quality ?? 2) - (b.quality ?? 2) || a.title.localeCompare(b.title);
}
