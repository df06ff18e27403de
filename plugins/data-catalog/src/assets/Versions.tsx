import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetVersion } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { Ago, Chip } from '../ui/parts';
import { Empty, Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';

/** Schemas that were observed, each with how it differs from the one before. */
export function Versions({ id }: { id: string }) {
  const api = useApi(dataCatalogApiRef);
  const { value, error, retry } = useLoaded(['versions', id], signal => api.listAssetVersions(id, { limit: 100 }, { signal }));
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton rows={6} />;
  if (value.items.length === 0) return <Empty title="No schema was observed" />;
  return (
    <table className="hw-table">
      <thead>
        <tr>
          <th scope="col">Schema</th>
          <th scope="col" className="hw-num">
            Columns
          </th>
          <th scope="col">Change</th>
          <th scope="col" className="hw-num">
            First seen
          </th>
          <th scope="col" className="hw-num">
            Last seen
          </th>
        </tr>
      </thead>
      <tbody>
        {value.items.map((version, index) => (
          <tr key={version.version}>
            <td className="hw-mono">{version.version.slice(0, 10)}</td>
            <td className="hw-num">{version.columnCount}</td>
            <td>
              <Change id={id} from={value.items[index + 1]} to={version} />
            </td>
            <td className="hw-num hw-dim">
              <Ago time={version.firstSeen} />
            </td>
            <td className="hw-num hw-dim">
              <Ago time={version.lastSeen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Change({ id, from, to }: { id: string; from?: AssetVersion; to: AssetVersion }) {
  const api = useApi(dataCatalogApiRef);
  const { value, error } = useLoaded(['version diff', id, from?.version, to.version], async signal =>
    from ? api.diffAssetVersions(id, { from: from.version, to: to.version }, { signal }) : null,
  );
  if (!from) return <span className="hw-dim">first</span>;
  if (error) return <span role="alert">{error.message}</span>;
  if (!value) return <span className="hw-dim">…</span>;
  const names = (columns: { name: string }[]) => columns.map(({ name }) => name).join(', ');
  return (
    <span className="hw-row hw-wrap">
      {value.added.length > 0 && <Chip tone="good">+ {names(value.added)}</Chip>}
      {value.removed.length > 0 && <Chip tone="bad">− {names(value.removed)}</Chip>}
      {value.changed.length > 0 && <Chip tone="warn">~ {names(value.changed)}</Chip>}
    </span>
  );
}
