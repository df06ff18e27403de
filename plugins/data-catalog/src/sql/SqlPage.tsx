import GlobalStyles from '@mui/material/GlobalStyles';
import { lineageStyles } from '../lineage/styles';
import { SqlView } from '../lineage/evidence/SqlView';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { useShortcuts } from '../ui/shortcuts';
import { SqlEditor } from './SqlEditor';
import { SqlResult } from './SqlResult';
import { sqlStyles } from './styles';
import { useSqlPage } from './useSqlPage';

/** Draws the lineage of pasted SQL, without storing it. */
export function SqlPage() {
  const t = useTexts();
  const page = useSqlPage();
  const { state, asked, analysed, drawing, chosen, run, change } = page;
  useShortcuts({
    Escape: () => change({ selected: undefined, look: undefined, column: undefined }),
  });
  return (
    <>
      <GlobalStyles styles={lineageStyles + sqlStyles} />
      <div className="hw-bar-top">
        <h1 className="hw-try-title">{t('sql.title')}</h1>
        <span className="hw-dim hw-spread hw-try-about">{t('sql.about')}</span>
        {drawing && (
          <Button
            pressed={state.table}
            title={t('sql.drawing.tableTitle')}
            onClick={() => change({ table: !state.table })}
          >
            {t('sql.drawing.table')}
          </Button>
        )}
      </div>
      <div className="hw-try">
        <div className="hw-try-text">
          <SqlEditor
            asked={asked}
            dialect={state.dialect}
            namespace={state.namespace}
            waiting={analysed.state === 'loading'}
            onRun={run}
            onStop={analysed.stop}
          />
          {asked && chosen && (
            <SqlView
              title={t('sql.view')}
              sql={asked.sql}
              marks={chosen.marks}
              within={chosen.within}
            />
          )}
        </div>
        <SqlResult {...page} />
      </div>
    </>
  );
}
