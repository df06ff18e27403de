import { Link } from 'react-router-dom';
import { entityPath } from '../routes';
import { shortRef } from './shortRef';

/** The short name of an entity, as a link to its page; what is no entity ref is shown as it is. */
export function EntityLink({ entityRef }: { entityRef: string }) {
  if (!/^[^:\s]+:[^/\s]+\/[^/\s]+$/.test(entityRef)) return <span className="hw-cut">{entityRef}</span>;
  return (
    <Link to={entityPath(entityRef)} title={entityRef} className="hw-cut">
      {shortRef(entityRef)}
    </Link>
  );
}
