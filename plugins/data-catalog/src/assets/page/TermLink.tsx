import { Link } from 'react-router-dom';
import { termPath } from '../../routes';
import { Icon } from '../../ui/Icon';
import { shortRef } from '../../ui/shortRef';

/** A glossary term, as a link to its page. */
export function TermLink({ entityRef }: { entityRef: string }) {
  return (
    <Link to={termPath(entityRef)} className="hw-chip hw-term" title={entityRef}>
      <Icon name="term" size={12} />
      <span className="hw-cut">{shortRef(entityRef)}</span>
    </Link>
  );
}
