import type { Entity } from '@backstage/catalog-model';
import { Link } from 'react-router-dom';
import { BASE_PATH } from '../routes';
import { Icon } from '../ui/Icon';
import { Chip, EntityLink } from '../ui/parts';

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
      <TermAssets entity={entity} />
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

function TermAssets({ entity }: { entity: Entity }) {
  const refs = (entity.relations ?? [])
    .filter(({ type }) => type === 'termOf')
    .map(({ targetRef }) => targetRef);
  return (
    <>
      <h2 style={{ marginTop: 16 }}>Data with this term</h2>
      {refs.length === 0 && <p className="hw-dim">None yet.</p>}
      {refs.map(ref => (
        <p key={ref} className="hw-row">
          <Icon name="table" size={14} />
          <Link to={`${BASE_PATH}/lookup?entityRef=${encodeURIComponent(ref)}`}>{ref.slice(ref.indexOf('/') + 1)}</Link>
        </p>
      ))}
    </>
  );
}

function fullTermRef(ref: string): string {
  if (ref.includes(':')) return ref;
  return `glossaryterm:${ref.includes('/') ? ref : `default/${ref}`}`;
}
