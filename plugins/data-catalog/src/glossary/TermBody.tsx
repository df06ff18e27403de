import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { Icon, iconOfType } from '../ui/Icon';
import { Chip, EntityLink } from '../ui/parts';
import { Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';

type TermSpec = {
  definition?: string;
  parent?: string;
  category?: string;
  synonyms?: string[];
  abbreviations?: string[];
  examples?: string[];
  usageNotes?: string;
  owner?: string;
};

/** Definition and use of a glossary term. */
export function TermBody({ entity }: { entity: Entity }) {
  const spec = (entity.spec ?? {}) as TermSpec;
  return (
    <>
      <p className="hw-text">{spec.definition}</p>
      <dl className="hw-facts">
        {spec.parent && (
          <>
            <dt>Narrower than</dt>
            <dd>
              <EntityLink entityRef={fullTermRef(spec.parent)} />
            </dd>
          </>
        )}
        {spec.category && (
          <>
            <dt>Category</dt>
            <dd>{spec.category}</dd>
          </>
        )}
        <Texts title="Synonyms" values={spec.synonyms} />
        <Texts title="Abbreviations" values={spec.abbreviations} />
        <Texts title="Examples" values={spec.examples} />
        {spec.usageNotes && (
          <>
            <dt>Usage</dt>
            <dd className="hw-text">{spec.usageNotes}</dd>
          </>
        )}
      </dl>
      <TermAssets entityRef={stringifyEntityRef(entity)} />
    </>
  );
}

function Texts({ title, values = [] }: { title: string; values?: string[] }) {
  if (values.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd className="hw-row hw-wrap">
        {values.map(value => (
          <Chip key={value}>{value}</Chip>
        ))}
      </dd>
    </>
  );
}

function TermAssets({ entityRef }: { entityRef: string }) {
  const api = useApi(dataCatalogApiRef);
  const { value, error } = useLoaded(entityRef, async signal => {
    const term = await api.lookupAsset({ entityRef }, { signal });
    const { nodes } = await api.getLineage(term.id, { depth: 1 }, { signal });
    return nodes.filter(({ id }) => id !== term.id);
  });
  if (error) return <p className="hw-dim">No data carries this term yet.</p>;
  if (!value) return <Skeleton rows={2} />;
  return (
    <>
      <h2 style={{ marginTop: 16 }}>Data with this term</h2>
      {value.length === 0 && <p className="hw-dim">None yet.</p>}
      {value.map(node => (
        <Link key={node.id} to={assetPath(node.id)} className="hw-row" style={{ height: 28 }}>
          <Icon name={iconOfType(node.type)} size={14} />
          <span className="hw-cut">{node.title}</span>
          <span className="hw-dim hw-mono hw-cut">{node.namespace}</span>
        </Link>
      ))}
    </>
  );
}

function fullTermRef(ref: string): string {
  if (ref.includes(':')) return ref;
  return `glossaryterm:${ref.includes('/') ? ref : `default/${ref}`}`;
}
