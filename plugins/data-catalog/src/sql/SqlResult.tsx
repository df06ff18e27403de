import { lazy, Suspense, useMemo } from 'react';
import type { LineageState } from '../lineage/lineageState';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { numberText } from '../ui/count';
import { statusOf } from '../ui/queryClient';
import { Empty, Failure, messageOf, Skeleton } from '../ui/states';
import type { Drawing } from './drawing';
import { EdgeList } from './EdgeList';
import { example } from './example';
import { partOf } from './partOf';
import { SqlFoot } from './SqlFoot';
import { StatementList } from './StatementList';
import type { SqlPageState } from './useSqlPage';

// The same code as in the lineage explorer, when there is something to draw.
const Canvas = lazy(() => import('../lineage/canvas/Canvas'));

/** The answer, or what stands in its place. */
export function SqlResult(page: SqlPageState) {
  const { analysed, drawing, run } = page;
  const t = useTexts();
  const { state, error, again, stop } = analysed;
  return (
    <section className="hw-try-result" aria-label={t('sql.drawing.label')}>
      {state === 'idle' && (
        <Empty title={t('sql.empty.title')} text={t('sql.empty.text')} icon="schema">
          <Button onClick={() => run(example)}>{t('sql.empty.example')}</Button>
        </Empty>
      )}
      {state === 'loading' && (
        <>
          <Skeleton rows={6} />
          <div className="hw-state" data-compact="true">
            <p>{t('sql.loading')}</p>
            <Button onClick={stop}>{t('sql.editor.stop')}</Button>
          </div>
        </>
      )}
      {state === 'stopped' && (
        <Empty title={t('sql.stopped.title')} text={t('sql.stopped.text')} icon="close">
          <Button icon="refresh" onClick={again}>
            {t('sql.stopped.again')}
          </Button>
        </Empty>
      )}
      {state === 'failed' && error && <Refusal error={error} onRetry={again} />}
      {state === 'done' && drawing && <Shown {...page} drawing={drawing} />}
    </section>
  );
}

/** Errors of the text itself, which another try does not mend. */
const ofText = [400, 413, 422];

function Refusal({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTexts();
  const isOfText = ofText.includes(statusOf(error) ?? 0);
  if (error.name !== 'ItemError' && !isOfText) return <Failure error={error} onRetry={onRetry} />;
  return (
    <div role="alert">
      <Empty title={t('sql.refused.title')} text={messageOf(error)} icon="error">
        {!isOfText && (
          <Button icon="refresh" onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        )}
      </Empty>
    </div>
  );
}

function Shown(page: SqlPageState & { drawing: Drawing }) {
  const { state, asked, drawing, chosen, change } = page;
  const t = useTexts();
  if (drawing.analysis.statements.length === 0) {
    return <Empty title={t('sql.refused.none')} text={t('sql.refused.noneText')} icon="function" />;
  }
  return (
    <>
      {!state.table && (
        <div className="hw-lineage-canvas">
          <Picture {...page} />
        </div>
      )}
      <div className="hw-try-lists">
        <StatementList
          sql={asked!.sql}
          drawing={drawing}
          selected={state.selected}
          look={state.look}
          onChange={change}
        />
        <EdgeList
          sql={asked!.sql}
          drawing={drawing}
          edges={chosen!.edges}
          selected={state.selected}
          look={state.look}
          onChange={change}
        />
      </div>
      <SqlFoot drawing={drawing} />
    </>
  );
}

function Picture({
  state,
  analysed,
  drawing,
  chosen,
  explore,
}: SqlPageState & { drawing: Drawing }) {
  const t = useTexts();
  const { at } = analysed;
  const { selected, open } = state;
  const whole = drawing.picture;
  const picture = useMemo(() => partOf(drawing, selected), [drawing, selected]);
  // What is drawn in parts is laid out anew for each.
  const key = picture === whole ? String(at) : `${at} ${[...(picture?.nodes.keys() ?? [])]}`;
  const answer = useMemo(
    () => picture && { asked: picture.focus, picture, layoutKey: key },
    [picture, key],
  );
  const shown = useMemo(() => lineageState(selected, open), [selected, open]);
  if (whole.nodes.size === 0) return <NoPicture drawing={drawing} />;
  if (!answer) {
    const number = numberText(whole.nodes.size);
    return (
      <Empty
        title={t('sql.drawing.much')}
        text={t('sql.drawing.muchText', { number })}
        icon="schema"
      />
    );
  }
  return (
    <Suspense fallback={<Skeleton rows={6} />}>
      <Canvas
        key={key}
        answer={answer}
        state={shown}
        chosen={chosen!.lit}
        wanted={chosen!.nodes}
        round={1}
        explore={explore}
        label={t('sql.drawing.label')}
        help={t('sql.drawing.help')}
      />
    </Suspense>
  );
}

/** A template that was refused has no tables, as a script of settings has none. */
function NoPicture({ drawing }: { drawing: Drawing }) {
  const t = useTexts();
  const [reason] = drawing.analysis.statements.flatMap(({ reasons }) => reasons);
  return reason ? (
    <div role="alert">
      <Empty title={t('sql.refused.title')} text={reason.message} icon="error" />
    </div>
  ) : (
    <Empty title={t('sql.refused.noTables')} text={t('sql.refused.noTablesText')} icon="schema" />
  );
}

/** All that there is, with its columns. */
function lineageState(selected: string | undefined, open: string[]): LineageState {
  return {
    direction: 'both',
    depth: 1,
    level: 'column',
    foldJobs: true,
    includePast: false,
    table: false,
    expanded: [],
    tidy: 0,
    open,
    ...(selected !== undefined && { selected }),
  };
}
