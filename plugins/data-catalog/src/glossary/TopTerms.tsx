import { Link } from 'react-router-dom';
import { termPath } from '../routes';
import { useTexts } from '../translation';
import { EntityLink } from '../ui/EntityLink';
import type { Terms } from './useTerms';

/** Terms that the page shows before one is chosen; the tree has all. */
const MOST = 100;

/** The broadest terms, for who has chosen none yet. */
export function TopTerms({ terms }: { terms: Terms }) {
  const t = useTexts();
  const shown = terms.nodes.slice(0, MOST);
  const left = terms.nodes.length - shown.length;
  return (
    <section className="hw-term" aria-labelledby="glossary-top">
      <h2 id="glossary-top">{t('glossary.topTitle')}</h2>
      <p className="hw-dim">{t('glossary.topHint')}</p>
      <table className="hw-table">
        <thead>
          <tr>
            <th>{t('glossary.card')}</th>
            <th>{t('glossary.category')}</th>
            <th>{t('glossary.domain')}</th>
            <th className="hw-num">{t('glossary.narrower')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ term, beneath }) => (
            <tr key={term.ref}>
              <td className="hw-cut">
                <Link to={termPath(term.ref)} className="hw-strong" title={term.ref} dir="auto">
                  {term.title}
                </Link>
              </td>
              <td className="hw-cut">{term.category}</td>
              <td className="hw-cut">{term.domain && <EntityLink entityRef={term.domain} />}</td>
              <td className="hw-num">{beneath > 0 && beneath.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="hw-dim">{t('glossary.topMore', { count: left })}</p>}
    </section>
  );
}
