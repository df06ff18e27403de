import { useApi } from '@backstage/frontend-plugin-api';
import type { Run } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { dataCatalogApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { JsonView } from '../../../ui/JsonView';
import { Failure, Skeleton } from '../../../ui/states';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';

/** The run's facets word for word; loaded once somebody unfolds them. */
export function RunFacetList({ run }: { run: Run }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const count = [run.facets, ...run.inputs.map(({ facets }) => facets), ...run.outputs.map(({ facets }) => facets)]
    .map(facets => facets?.length ?? 0)
    .reduce((sum, length) => sum + length, 0);
  if (count === 0) return null;
  return (
    <section>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>
          {t('assets.page.runs.facets')} <span className="hw-dim">{count}</span>
        </summary>
        {open && <Bodies runId={run.runId} />}
      </details>
    </section>
  );
}

function Bodies({ runId }: { runId: string }) {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(['run facets', asset.id, runId], signal =>
    api.getRunFacets(runId, {}, { signal }),
  );
  if (error) return <Failure error={error} onRetry={retry} compact />;
  if (!value) return <Skeleton rows={3} />;
  const groups = [
    { title: t('assets.page.runs.run'), facets: value.run },
    ...[...value.inputs, ...value.outputs].map(({ asset: of, facets }) => ({ title: of.title, facets })),
  ].filter(({ facets }) => facets.length > 0);
  return (
    <div className="hw-stack" style={{ marginTop: 8 }}>
      {groups.map(({ title, facets }) => (
        <div key={title}>
          <h3>{title}</h3>
          <JsonView
            value={Object.fromEntries(
              facets.map(({ key, body, hidden }) => [key, hidden ? t('assets.page.sources.hidden') : body]),
            )}
            open={1}
          />
          {facets.map(
            ({ key, issues }) =>
              issues && (
                <p key={key} className="hw-warn hw-small">
                  {key}: {issues.join('; ')}
                </p>
              ),
          )}
        </div>
      ))}
    </div>
  );
}
