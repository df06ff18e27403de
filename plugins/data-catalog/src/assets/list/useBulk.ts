import { useApi } from '@backstage/frontend-plugin-api';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { dataCatalogApiRef } from '../../api';
import { useTexts } from '../../translation';
import { numberText } from '../../ui/count';
import { useNotify } from '../../ui/Notices';
import { undoOf } from './bulkChange';
import { runBulk } from './runBulk';
import type { BulkItem, BulkResult } from './runBulk';

/** A change of many assets on its way; `tried` are those that were sent so far. */
export function useBulk(onWritten: (position?: number) => void, onDone: () => void) {
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const notify = useNotify();
  const queries = useQueryClient();
  const [tried, setTried] = useState<number>();
  const [result, setResult] = useState<BulkResult>();
  const running = useRef<AbortController>();

  const send = async (items: readonly BulkItem[]) => {
    const { signal } = (running.current = new AbortController());
    setTried(0);
    const answer = await runBulk(api, items, { signal, onProgress: setTried });
    setTried(undefined);
    const changed = new Set(answer.done.map(({ asset }) => asset.id));
    queries.invalidateQueries({ predicate: ({ queryKey: [, id] }) => typeof id === 'string' && changed.has(id) });
    onWritten(answer.position);
    return answer;
  };

  const putBack = async (done: readonly BulkItem[]) => {
    const items = done.flatMap(({ asset, change }) => {
      const undo = undoOf(asset, change);
      return undo ? [{ asset, change: undo }] : [];
    });
    if (items.length === 0) return;
    const answer = await send(items);
    const lost = answer.failed.length + answer.left.length;
    const reason = answer.failed[0]?.reason ?? answer.error ?? '';
    if (lost > 0) notify({ tone: 'bad', text: t('assets.list.bulk.undoFailed', { failed: numberText(lost), reason }) });
    else notify({ text: t('assets.list.bulk.undone', { count: items.length, text: numberText(items.length) }) });
  };

  const run = async (items: readonly BulkItem[]) => {
    const answer = await send(items);
    const before = result?.done ?? [];
    const done = [...before, ...answer.done];
    if (answer.failed.length === 0 && answer.left.length === 0 && !result) {
      notify({
        text: t('assets.list.bulk.done', { count: done.length, text: numberText(done.length) }),
        action: { text: t('ui.undo'), run: () => void putBack(done) },
      });
      onDone();
      return;
    }
    setResult({ ...answer, done, failed: [...(result?.failed ?? []), ...answer.failed] });
  };

  const undo = async () => {
    await putBack(result?.done ?? []);
    onDone();
  };
  return { tried, result, run, undo, stop: () => running.current?.abort() };
}
