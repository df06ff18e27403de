import { Link } from 'react-router-dom';
import { assetPath } from '../routes';
import { titleOf } from './drawn';
import type { LineagePicture } from './useLineage';

/** The same picture as a table, for reading and for screen readers. */
export function LineageTable({ picture }: { picture: LineagePicture }) {
  const end = (id: string, column?: string) => (
    <Link to={assetPath(id, 'lineage')}>
      {titleOf(picture, id)}
      {column !== undefined && <span className="hw-mono"> {column}</span>}
    </Link>
  );
  return (
    <div style={{ flex: 1, overflow: 'auto', background: 'var(--hw-bg)' }}>
      <table className="hw-table">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">How</th>
            <th scope="col">Through</th>
          </tr>
        </thead>
        <tbody>
          {[...picture.edges.values()].map(edge => (
            <tr key={`${edge.source} ${edge.target} ${edge.type}`}>
              <td>{end(edge.source)}</td>
              <td>{end(edge.target)}</td>
              <td>
                {edge.type}
                {edge.active ? '' : ' (past)'}
              </td>
              <td className="hw-dim">
                {edge.runs} {edge.runs === 1 ? 'run' : 'runs'}
              </td>
            </tr>
          ))}
          {picture.columnEdges.map((edge, index) => (
            <tr key={`column ${index}`}>
              <td>{end(edge.source.assetId, edge.source.column)}</td>
              <td>{end(edge.target.assetId, edge.target.column)}</td>
              <td>{edge.transformations.map(describe).join(', ')}</td>
              <td>{edge.via && <Link to={assetPath(edge.via)}>job</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function describe({ type, subtype, masking }: { type?: string; subtype?: string; masking?: boolean }): string {
  return [subtype ?? type, masking ? 'masked' : undefined].filter(Boolean).join(' ').toLowerCase();
}
