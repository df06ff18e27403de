import { useCallback, useMemo, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import type { Explore } from '../lineage/canvas/useNodeHandlers';
import { useTexts } from '../translation';
import { choose, edgeOfLine } from './choose';
import type { Chosen } from './choose';
import { drawingOf } from './drawing';
import type { Drawing } from './drawing';
import { MAX_IN_ADDRESS, readSqlState, writeSqlState } from './sqlState';
import type { SqlAsked, SqlState } from './sqlState';
import { useAnalysis } from './useAnalysis';
import type { Analysed } from './useAnalysis';

/** The page's state with what changes it, and the answer to what was asked. */
export type SqlPageState = {
  state: SqlState;
  asked?: SqlAsked;
  analysed: Analysed;
  drawing?: Drawing;
  chosen?: Chosen;
  run: (asked: SqlAsked) => void;
  /** Changes what is looked at; one goes back to what was asked, not to that. */
  change: (next: Partial<SqlState>) => void;
  explore: Explore;
};

const NOTHING = { selected: undefined, look: undefined, column: undefined, open: [] };

/** Everything that the page shows. */
export function useSqlPage(): SqlPageState {
  const [params, setParams] = useSearchParams();
  const kept = useKept();
  const state = useMemo(() => readSqlState(params), [params]);
  const { dialect, namespace } = state;
  const sql = state.sql ?? kept;
  const asked = useMemo(
    () => (sql === undefined ? undefined : { sql, dialect, namespace }),
    [sql, dialect, namespace],
  );
  const analysed = useAnalysis(asked);
  const drawing = useDrawing(analysed);
  const { selected, look, column } = state;
  const chosen = useMemo(
    () => drawing && choose(drawing, { selected, look, column }),
    [drawing, selected, look, column],
  );
  const now = useRef({ state, kept, asked, drawing, again: analysed.again });
  now.current = { state, kept, asked, drawing, again: analysed.again };

  const change = useCallback(
    (next: Partial<SqlState>) => {
      // Two changes may come before the URL has taken the first.
      now.current.state = { ...now.current.state, ...next };
      setParams(before => writeSqlState(now.current.state, before), {
        replace: true,
        state: { sql: now.current.kept },
      });
    },
    [setParams],
  );
  const run = useCallback(
    (next: SqlAsked) => {
      const { asked: last, again, state: current } = now.current;
      if (last && JSON.stringify(last) === JSON.stringify(next)) {
        again();
        return;
      }
      const isShort = next.sql.length <= MAX_IN_ADDRESS;
      const wanted = { ...current, ...NOTHING, ...next, sql: isShort ? next.sql : undefined };
      setParams(before => writeSqlState(wanted, before), {
        state: { sql: isShort ? undefined : next.sql },
      });
    },
    [setParams],
  );
  const explore = useExplore(now, change);
  return { state, asked, analysed, drawing, chosen, run, change, explore };
}

/** A text that is too long for the address: the browser keeps it with the entry of its history. */
function useKept(): string | undefined {
  const { state } = useLocation() as { state?: { sql?: unknown } | null };
  return typeof state?.sql === 'string' ? state.sql : undefined;
}

function useDrawing({ analysis }: Analysed): Drawing | undefined {
  const t = useTexts();
  return useMemo(
    () =>
      analysis &&
      drawingOf(analysis, {
        result: (number, only) =>
          only ? t('sql.drawing.result') : t('sql.drawing.resultOf', { number: String(number) }),
        noSchema: t('sql.drawing.noSchema'),
      }),
    [analysis, t],
  );
}

function useExplore(
  now: { readonly current: { state: SqlState; drawing?: Drawing } },
  change: (next: Partial<SqlState>) => void,
): Explore {
  return useMemo(
    () => ({
      select: (selected, columns) => {
        const { drawing } = now.current;
        const edge = drawing && columns ? edgeOfLine(drawing, columns) : undefined;
        change({ selected, look: edge?.id, column: undefined });
      },
      chooseColumn: ({ assetId, column }) => {
        const text = `${assetId}.${column}`;
        const isChosen = now.current.state.column === text;
        change({ column: isChosen ? undefined : text, look: undefined });
      },
      open: (id, open) => {
        const others = now.current.state.open.filter(other => other !== id);
        change({ open: open ? [...others, id] : others });
      },
      // All that there is is shown.
      expand: () => undefined,
      collapse: () => undefined,
    }),
    [now, change],
  );
}
