import type { Asset } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { assetPath } from '../routes';
import { Icon } from '../ui/Icon';
import { Ago, Chip, EntityLink } from '../ui/parts';

/** What is known of an asset, and who says so. */
export function Overview({ asset }: { asset: Asset }) {
  const { values, drift = [], terms = [], quality } = asset.attributes;
  const counts = asset.counts;
  return (
    <div className="hw-grid">
      <div>
        <h2>Description</h2>
        {asset.description ? (
          <>
            <p className="hw-text">{asset.description}</p>
            <p className="hw-dim">
              Said by {values.description?.source}
              {values.description?.by ? ` (${values.description.by})` : ''}
            </p>
          </>
        ) : (
          <p className="hw-dim">Nobody has described it yet.</p>
        )}
        {drift.length > 0 && (
          <>
            <h2>Declared otherwise than observed</h2>
            {drift.map(({ attribute, declared, observed }) => (
              <p key={attribute} className="hw-row hw-wrap">
                <Icon name="warning" /> <b>{attribute}</b> is declared as{' '}
                <code className="hw-mono">{JSON.stringify(declared)}</code> and observed as{' '}
                <code className="hw-mono">{JSON.stringify(observed)}</code>
              </p>
            ))}
          </>
        )}
        <h2 style={{ marginTop: 20 }}>Values and who says so</h2>
        <table className="hw-table">
          <tbody>
            {Object.entries(values).map(([key, { value, source, by, at }]) => (
              <tr key={key}>
                <td className="hw-dim">{key}</td>
                <td style={{ overflowWrap: 'anywhere' }}>
                  {typeof value === 'string' ? value.slice(0, 300) : JSON.stringify(value)}
                </td>
                <td title={by}>{source}</td>
                <td className="hw-num hw-dim">{at && <Ago time={at} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <h2>About</h2>
        <dl className="hw-facts">
          <dt>Namespace</dt>
          <dd className="hw-mono">{asset.namespace}</dd>
          <dt>Name</dt>
          <dd className="hw-mono">{asset.name}</dd>
          <dt>Tenant</dt>
          <dd>{asset.tenant}</dd>
          <dt>First seen</dt>
          <dd>
            <Ago time={asset.firstSeen} />
          </dd>
          <dt>Last seen</dt>
          <dd>
            <Ago time={asset.lastSeen} />
          </dd>
          {counts && (
            <>
              <dt>Lineage</dt>
              <dd>
                <Link to={assetPath(asset.id, 'lineage')}>
                  {counts.upstream} upstream, {counts.downstream} downstream
                </Link>
              </dd>
            </>
          )}
          {terms.length > 0 && (
            <>
              <dt>Terms</dt>
              <dd className="hw-row hw-wrap">
                {terms.map(({ value }) => (
                  <EntityLink key={value} entityRef={value} />
                ))}
              </dd>
            </>
          )}
        </dl>
        {quality && (
          <>
            <h2 style={{ marginTop: 20 }}>Quality {quality.score.toFixed(2)}</h2>
            <dl className="hw-facts">
              {quality.parts.map(part => (
                <div key={part.name} style={{ display: 'contents' }}>
                  <dt>{part.name}</dt>
                  <dd>
                    {part.value.toFixed(2)} <span className="hw-dim">{part.detail}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {(asset.aliases?.length ?? 0) > 0 && (
          <>
            <h2 style={{ marginTop: 20 }}>Other names</h2>
            {asset.aliases!.map(alias => (
              <p key={alias.id} className="hw-mono">
                {alias.namespace} · {alias.name} <span className="hw-dim">{alias.reason}</span>
              </p>
            ))}
          </>
        )}
        {asset.sources && (
          <>
            <h2 style={{ marginTop: 20 }}>Sources</h2>
            <div className="hw-row hw-wrap">
              {asset.sources.map(({ source, statements }) => (
                <Chip key={source}>
                  {source} · {statements}
                </Chip>
              ))}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
