import { useApi } from '@backstage/frontend-plugin-api';
import { Link, useSearchParams } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/Icon';
import { Ago } from '../ui/parts';
import type { Tone } from '../ui/parts';
import { Empty, Failure, Skeleton } from '../ui/states';
import { duration } from '../ui/time';
import { useLoaded } from '../ui/useLoaded';

const looks: Record<string, { icon: IconName; tone: Tone }> = {
  COMPLETE: { icon: 'check', tone: 'good' },
  FAIL: { icon: 'error', tone: 'bad' },
  ABORT: { icon: 'close', tone: 'warn' },
  START: { icon: 'running', tone: 'accent' },
  RUNNING: { icon: 'running', tone: 'accent' },
};

/** Runs of a job, or of the jobs that read or wrote a dataset, newest first. */
export function Runs({ id }: { id: string }) {
  const api = useApi(dataCatalogApiRef);
  const [params, setParams] = useSearchParams();
  const cursor = params.get('cursor') ?? undefined;
  const { value, error, retry } = useLoaded(['runs', id, cursor], signal =>
    api.listAssetRuns(id, { limit: 50, cursor }, { signal }),
  );
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton />;
  if (value.items.length === 0) return <Empty title="No runs" text="No job that ran has named it." />;
  return (
    <>
      <table className="hw-table">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Job</th>
            <th scope="col">Run</th>
            <th scope="col" className="hw-num">
              Took
            </th>
            <th scope="col" className="hw-num">
              Started
            </th>
          </tr>
        </thead>
        <tbody>
          {value.items.map(run => {
            const look = Object.hasOwn(looks, run.state) ? looks[run.state] : undefined;
            return (
              <tr key={run.runId}>
                <td>
                  <span className="hw-chip" data-tone={look?.tone}>
                    {look && <Icon name={look.icon} size={13} />}
                    {run.state.toLowerCase()}
                  </span>
                </td>
                <td className="hw-cut">{run.job && <Link to={assetPath(run.job.id)}>{run.job.title}</Link>}</td>
                <td className="hw-mono hw-dim">{run.runId}</td>
                <td className="hw-num">{run.durationMs === undefined ? '' : duration(run.durationMs)}</td>
                <td className="hw-num hw-dim">
                  <Ago time={run.startedAt} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="hw-foot">
        {cursor && (
          <button type="button" className="hw-button" onClick={() => setParams({})}>
            Newest
          </button>
        )}
        {value.nextCursor && (
          <button type="button" className="hw-button" onClick={() => setParams({ cursor: value.nextCursor! })}>
            Older
          </button>
        )}
      </div>
    </>
  );
}
