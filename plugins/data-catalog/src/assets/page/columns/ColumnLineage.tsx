import { useApi } from '@backstage/frontend-plugin-api';
import type { ColumnEdge, ColumnLineage as Graph, LineageNode } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../../../api';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Icon, iconOfType } from '../../../ui/Icon';
import { Failure, SkeletonBlock } from '../../../ui/states';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';
import { columnSteps } from './columnSteps';
import type { ColumnStep } from './columnSteps';

/** Columns of each side that are shown. */
const MOST = 8;

/** Where a column comes from and where it goes, one step each way, with a rail through the icons. */
export function ColumnLineage({ path }: { path: string }) {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(['column lineage', asset.id, path], signal =>
    api.getColumnLineage(asset.id, { column: [path], depth: 1 }, { signal }),
  );
  const explorer = `${assetPath(asset.id, 'lineage')}?${new URLSearchParams({ level: 'column', column: path })}`;
  const known = value && value.columnEdges.length > 0;
  return (
    <section>
      <h2>
        {t('assets.page.columns.lineage')}
        {known && (
          <Link to={explorer} className="hw-link">
            {t('assets.page.lineage.open')}
          </Link>
        )}
      </h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!value && !error && <SkeletonBlock height={72} />}
      {value && !known && <p className="hw-dim" style={{ margin: 0 }}>{t('assets.page.columns.noLineage')}</p>}
      {known && <Strip graph={value} path={path} explorer={explorer} />}
    </section>
  );
}

function Strip({ graph, path, explorer }: { graph: Graph; path: string; explorer: string }) {
  const { asset } = useEditing();
  const t = useTexts();
  const { from, to } = columnSteps(graph, path);
  const more = (steps: readonly ColumnStep[]) =>
    steps.length > MOST && (
      <li>
        <Icon name="more" size={14} />
        <Link to={explorer} className="hw-link">
          {t('ui.facetMore', { count: steps.length - MOST })}
        </Link>
      </li>
    );
  return (
    <ol className="hw-strip" aria-label={t('assets.page.columns.lineage')}>
      {more(from)}
      {from.slice(0, MOST).map(step => (
        <Step key={`${step.node.id} ${step.column}`} step={step} place={t('ui.strip.from')} />
      ))}
      <li data-current="true" aria-current="true">
        <Icon name={iconOfType(asset.type)} size={14} />
        <span className="hw-cut">
          <span dir="auto">{asset.title}</span>.<code>{path}</code>
        </span>
        <span className="hw-spread" />
        <span className="hw-dim">{t('assets.page.columns.this')}</span>
      </li>
      {to.slice(0, MOST).map(step => (
        <Step key={`${step.node.id} ${step.column}`} step={step} place={t('ui.strip.to')} />
      ))}
      {more(to)}
      {graph.hidden > 0 && (
        <li>
          <Icon name="lock" size={14} />
          <span className="hw-dim">{t('ui.hidden', { count: graph.hidden })}</span>
        </li>
      )}
    </ol>
  );
}

function Step({ step: { node, column, edge }, place }: { step: ColumnStep; place: string }) {
  const t = useTexts();
  const query = column === undefined ? '' : `?${new URLSearchParams({ column })}`;
  return (
    <li>
      <Icon name={iconOfType(node.type)} size={14} />
      <span className="hw-hidden">{place}</span>
      <Link to={assetPath(node.id, 'columns') + query} className="hw-cut" title={titleOf(node, column)}>
        <span dir="auto">{node.title}</span>
        {column !== undefined && (
          <>
            .<code>{column}</code>
          </>
        )}
      </Link>
      <span className="hw-spread" />
      <span className="hw-dim hw-cut" style={{ maxWidth: '45%' }}>{transformationText(edge, t('assets.page.columns.asIs'))}</span>
    </li>
  );
}

function titleOf({ namespace, name }: LineageNode, column: string | undefined): string {
  return `${namespace} ${name}${column === undefined ? '' : ` ${column}`}`;
}

/** How one column is made into the other, as far as somebody says so. */
function transformationText({ transformations }: ColumnEdge, asIs: string): string {
  const texts = transformations.map(({ type, subtype, description }) => {
    if (description) return description;
    if (subtype === 'IDENTITY') return asIs;
    return (subtype ?? type ?? '').toLocaleLowerCase('en-US').replaceAll('_', ' ');
  });
  return [...new Set(texts)].join(', ');
}
