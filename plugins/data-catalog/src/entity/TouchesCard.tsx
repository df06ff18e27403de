import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { assetPath, productPath } from '../routes';
import { useTexts } from '../translation';
import { AssetRows } from '../ui/AssetRows';
import { Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { Answers, Card } from './Card';
import { Missing } from './Missing';
import { loadTouched } from './touched';

/** What a component or an API reads and writes, each with its state. */
export function TouchesCard() {
  const t = useTexts();
  return (
    <Answers>
      <Sides first={t('entity.reads')} second={t('entity.writes')} />
    </Answers>
  );
}

/** What a data product takes in and puts out, each with its state. */
export function ProductCard() {
  const t = useTexts();
  const { entity } = useEntity();
  return (
    <Answers>
      <Sides
        first={t('entity.inputs')}
        second={t('entity.outputs')}
        link={{ text: t('entity.openProduct'), path: productPath(stringifyEntityRef(entity)) }}
      />
    </Answers>
  );
}

function Sides(props: { first: string; second: string; link?: { text: string; path: string } }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { value, error, retry } = useLoaded(['touched', entityRef], signal =>
    loadTouched(api, entityRef, signal),
  );
  const link = props.link ?? (value && { text: t('entity.open'), path: assetPath(value.id) });
  return (
    <Card title={t('entity.data')} link={link}>
      {error && <Missing error={error} onRetry={retry} />}
      {!error && !value && <Skeleton rows={3} />}
      {value && (
        <div className="hw-stack" style={{ gap: 16 }}>
          <Side title={props.first} nodes={value.reads} />
          <Side title={props.second} nodes={value.writes} />
          {value.reads.length + value.writes.length === 0 && (
            <p className="hw-dim">{t('entity.nothingTouched')}</p>
          )}
          {value.hidden > 0 && <p className="hw-dim">{t('ui.hidden', { count: value.hidden })}</p>}
        </div>
      )}
    </Card>
  );
}

function Side({ title, nodes }: { title: string; nodes: readonly LineageNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <AssetRows label={title} items={nodes} />
    </section>
  );
}
