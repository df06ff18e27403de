import { useTexts } from '../../translation';
import { Button } from '../../ui/Button';
import { numberText } from '../../ui/count';
import { Icon, iconOfType } from '../../ui/Icon';
import { titleOf } from '../model/picture';
import type { Side } from '../model/picture';
import type { NodePanelProps } from './NodePanel';

const titles = {
  upstream: { job: 'lineage.node.fromJob', other: 'lineage.node.from' },
  downstream: { job: 'lineage.node.toJob', other: 'lineage.node.to' },
} as const;

/** Neighbours on one side that are shown, each leading to the line between; and what shows and hides more of them. */
export function Neighbours(props: Omit<NodePanelProps, 'lit'> & { side: Side }) {
  const { picture, node, expanded, side, explore } = props;
  const t = useTexts();
  const pairs = [...picture.pairs.values()].filter(
    pair => (side === 'upstream' ? pair.target : pair.source) === node.id,
  );
  const more = picture.more.get(node.id)?.[side] ?? 0;
  const shown = expanded.some(one => one.id === node.id && one.side === side);
  if (pairs.length + more === 0) return null;
  const { job, other } = titles[side];
  return (
    <section>
      <h2>
        {t(node.class === 'job' ? job : other)}
        <span className="hw-dim">{numberText(pairs.length + more)}</span>
      </h2>
      <ul className="hw-plain">
        {pairs.map(pair => {
          const far = side === 'upstream' ? pair.source : pair.target;
          const title = titleOf(picture, far);
          return (
            <li key={pair.id}>
              <button
                type="button"
                className="hw-pick"
                title={title}
                onClick={() => explore.select(pair.id)}
              >
                <Icon name={iconOfType(picture.nodes.get(far)?.type ?? 'table')} size={14} />
                <bdi className="hw-cut hw-spread">{title}</bdi>
                <span className="hw-dim hw-small hw-cut">
                  {pair.via.map(id => titleOf(picture, id)).join(', ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="hw-row">
        {more > 0 && (
          <Button size="small" icon="plus" onClick={() => explore.expand([{ id: node.id, side }])}>
            {t('lineage.node.showMore', { number: numberText(more) })}
          </Button>
        )}
        {shown && (
          <Button
            size="small"
            icon="minus"
            onClick={() => explore.collapse([{ id: node.id, side }])}
          >
            {t('lineage.node.hide')}
          </Button>
        )}
      </div>
    </section>
  );
}
