import GlobalStyles from '@mui/material/GlobalStyles';
import { useParams } from 'react-router-dom';
import { useTexts } from '../translation';
import { Empty, Failure, Skeleton } from '../ui/states';
import { termYaml } from './examples';
import { glossaryStyles } from './styles';
import { TermView } from './TermView';
import { TopTerms } from './TopTerms';
import { TreePane } from './TreePane';
import { TermsContext, useTerms } from './useTerms';

/** The glossary: the tree at the left, the chosen term at the right. */
export function GlossaryPage() {
  const t = useTexts();
  const { namespace, name } = useParams();
  const chosen =
    name === undefined ? undefined : `glossaryterm:${namespace}/${name}`.toLocaleLowerCase('en-US');
  const { terms, error, loading, retry } = useTerms();
  if (terms && terms.byRef.size === 0) return <NoTerms />;
  return (
    <>
      <GlobalStyles styles={glossaryStyles} />
      <div className="hw-split" style={{ borderTop: 0 }} data-chosen={chosen !== undefined}>
        <div className="hw-glossary-tree">
          {loading && <Skeleton rows={12} height={28} />}
          {error && <Failure error={error} onRetry={retry} />}
          {terms && <TreePane terms={terms} selected={chosen} />}
        </div>
        <div className="hw-scroll">
          <TermsContext.Provider value={terms}>
            {chosen !== undefined && <TermView key={chosen} entityRef={chosen} />}
          </TermsContext.Provider>
          {chosen === undefined && terms && <TopTerms terms={terms} />}
        </div>
      </div>
      {chosen === undefined && <h1 className="hw-hidden">{t('glossary.title')}</h1>}
    </>
  );
}

function NoTerms() {
  const t = useTexts();
  return (
    <Empty title={t('glossary.emptyTitle')} text={t('glossary.emptyText')} icon="term">
      <pre>{termYaml}</pre>
    </Empty>
  );
}
