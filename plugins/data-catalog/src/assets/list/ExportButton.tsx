import { useApi } from '@backstage/frontend-plugin-api';
import type { Count } from '@headwater/plugin-data-catalog-common';
import { useEffect, useRef, useState } from 'react';
import { dataCatalogApiRef } from '../../api';
import { useTexts } from '../../translation';
import { Button } from '../../ui/Button';
import { countText, numberText } from '../../ui/count';
import { Dialog } from '../../ui/Dialog';
import { useNotify } from '../../ui/Notices';
import { saveFile } from '../../ui/saveFile';
import { messageOf } from '../../ui/states';
import { csvFields, fieldsOf } from './columns';
import type { ColumnKey } from './columns';
import { csvName, exportCsv } from './exportCsv';
import { toFilters } from './listState';
import type { ListState } from './listState';

const PAGE = 1000;

type Props = { state: ListState; columns: readonly ColumnKey[]; total?: Count };

/** Saves what the list shows, in its order and with its columns, as a CSV file. */
export function ExportButton({ state, columns, total }: Props) {
  const t = useTexts();
  const { rows, error, start, stop } = useExport(state, columns);
  const all = total ? countText(total) : '';
  return (
    <>
      <Button icon="download" disabled={total === undefined || total.value === 0} onClick={start}>
        {t('assets.list.export.button')}
      </Button>
      <Dialog
        open={rows !== undefined}
        title={t('assets.list.export.title')}
        action={error === undefined ? t('assets.list.export.button') : t('ui.retry')}
        cancel={error === undefined ? t('assets.list.export.stop') : t('ui.close')}
        busy={error === undefined}
        onAction={start}
        onClose={stop}
      >
        {error === undefined ? (
          <>
            <span role="status">{t('assets.list.export.running', { rows: numberText(rows ?? 0), total: all })}</span>
            <progress className="hw-progress" aria-label={t('assets.list.export.title')} max={total?.value} value={rows} />
          </>
        ) : (
          <span role="alert">{t('assets.list.export.failed', { reason: error })}</span>
        )}
      </Dialog>
    </>
  );
}

/** An export on its way: `rows` are those that it has so far. */
function useExport(state: ListState, columns: readonly ColumnKey[]) {
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const notify = useNotify();
  const [rows, setRows] = useState<number>();
  const [error, setError] = useState<string>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);
  const stop = () => {
    running.current?.abort();
    setRows(undefined);
  };
  const start = async () => {
    const { signal } = (running.current = new AbortController());
    setRows(0);
    setError(undefined);
    const query = { ...toFilters(state), orderBy: state.orderBy, fields: fieldsOf(columns), limit: PAGE, count: false };
    try {
      const file = await exportCsv(
        csvFields(columns),
        cursor => api.listAssets({ ...query, ...(cursor !== undefined && { cursor }) }, { signal }),
        done => !signal.aborted && setRows(done),
      );
      if (signal.aborted) return;
      const name = csvName(new Date());
      saveFile(name, 'text/csv;charset=utf-8', file.parts);
      setRows(undefined);
      const params = { file: name, rows: numberText(file.rows) };
      notify({ text: file.cut ? t('assets.list.export.cut', params) : t('assets.list.export.done', { ...params, count: file.rows }) });
    } catch (failure) {
      if (!signal.aborted) setError(messageOf(failure as Error));
    }
  };
  return { rows, error, start, stop };
}
