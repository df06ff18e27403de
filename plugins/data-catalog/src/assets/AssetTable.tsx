import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { assetPath } from '../routes';
import { Icon, iconOfType } from '../ui/Icon';
import { Ago, Chip, EntityLink, LifecycleChip, Quality } from '../ui/parts';
import { nextOrder } from './listState';
import type { ListState } from './listState';

type Sortable = 'title' | 'quality' | 'changedAt';

/** Assets as rows; the name is a link, so everything a browser does with links works. */
export function AssetTable(props: {
  items: AssetSummary[];
  state: ListState;
  onChange: (state: ListState) => void;
}) {
  const { items, state, onChange } = props;
  const head = (column: Sortable, title: string, numeric = false) => {
    const sorted = state.orderBy.replace('-', '') === column;
    const descending = state.orderBy.startsWith('-');
    const direction = descending ? 'descending' : 'ascending';
    return (
      <th scope="col" className={numeric ? 'hw-num' : undefined} aria-sort={sorted ? direction : 'none'}>
        <button type="button" onClick={() => onChange({ ...state, orderBy: nextOrder(state.orderBy, column) })}>
          {title} {sorted && <Icon name={descending ? 'down' : 'up'} size={11} />}
        </button>
      </th>
    );
  };
  return (
    <table className="hw-table">
      <thead>
        <tr>
          {head('title', 'Asset')}
          <th scope="col">Type</th>
          <th scope="col">Owner</th>
          <th scope="col">Domain</th>
          <th scope="col">Lifecycle</th>
          {head('quality', 'Quality', true)}
          {head('changedAt', 'Changed', true)}
          <th scope="col">Tags</th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={item.id}>
            <td>
              <Link to={assetPath(item.id)} className="hw-row">
                <Icon name={iconOfType(item.type)} />
                <span style={{ minWidth: 0 }}>
                  <span className="hw-cut" style={{ display: 'block', fontWeight: 500 }}>
                    {item.title}
                  </span>
                  <span className="hw-mono hw-dim hw-cut" style={{ display: 'block' }} title={`${item.namespace} · ${item.name}`}>
                    {item.namespace} · {item.name}
                  </span>
                </span>
              </Link>
            </td>
            <td className="hw-dim">{item.type}</td>
            <td>{item.owner && <EntityLink entityRef={item.owner} />}</td>
            <td>{item.domain && <EntityLink entityRef={item.domain} />}</td>
            <td>{item.lifecycle && <LifecycleChip value={item.lifecycle} />}</td>
            <td className="hw-num">
              <Quality score={item.quality} />
            </td>
            <td className="hw-num hw-dim">{item.changedAt && <Ago time={item.changedAt} />}</td>
            <td>
              <span className="hw-row" style={{ gap: 4 }}>
                {item.certified && (
                  <Chip tone="good" icon="certified">
                    Certified
                  </Chip>
                )}
                {item.tags?.slice(0, 2).map(tag => <Chip key={tag}>{tag}</Chip>)}
                {(item.tags?.length ?? 0) > 2 && <Chip>+{item.tags!.length - 2}</Chip>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
