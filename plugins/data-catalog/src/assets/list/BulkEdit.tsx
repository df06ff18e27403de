import { useState } from 'react';
import { useTexts } from '../../translation';
import { numberText } from '../../ui/count';
import { Dialog } from '../../ui/Dialog';
import { contradictions, readTags, toAssetChange } from './bulkChange';
import type { BulkChange } from './bulkChange';
import { BulkFields } from './BulkFields';
import type { BulkForm } from './BulkFields';
import type { BulkResult } from './runBulk';
import type { Selection } from './SelectionBar';
import { useBulk } from './useBulk';

const emptyForm: BulkForm = { addTags: '', removeTags: '' };

/** Reasons that are listed; the first say what is wrong. */
const LISTED = 200;

/**
 * Changes the chosen assets. It closes when all of them were changed; else it
 * says which were not, and why. `onWritten` is told the log position that
 * holds the changes, also those that are put back later.
 */
export function BulkEdit(props: {
  selection: Selection;
  onWritten: (position?: number) => void;
  onClose: (done: boolean) => void;
}) {
  const { selection, onWritten, onClose } = props;
  const t = useTexts();
  const [form, setForm] = useState(emptyForm);
  const bulk = useBulk(onWritten, () => onClose(true));
  const change: BulkChange = { ...form, addTags: readTags(form.addTags), removeTags: readTags(form.removeTags) };
  const assetChange = toAssetChange(change);
  const count = selection.size;
  if (bulk.result) {
    const { left } = bulk.result;
    return (
      <Dialog
        open
        width={560}
        title={t('assets.list.bulk.result')}
        action={left.length > 0 ? t('assets.list.bulk.tryLeft') : t('ui.undo')}
        cancel={t('assets.list.bulk.close')}
        busy={bulk.tried !== undefined}
        disabled={left.length === 0 && bulk.result.done.length === 0}
        onAction={() => (left.length > 0 ? bulk.run(left) : bulk.undo())}
        onClose={() => onClose(true)}
      >
        <Outcome result={bulk.result} />
      </Dialog>
    );
  }
  const running = bulk.tried !== undefined;
  return (
    <Dialog
      open
      title={t('assets.list.bulk.title', { count, text: numberText(count) })}
      action={t('assets.list.bulk.apply')}
      cancel={running ? t('assets.list.bulk.stop') : undefined}
      busy={running}
      disabled={!assetChange || contradictions(change).length > 0}
      onAction={() => assetChange && bulk.run([...selection.values()].map(asset => ({ asset, change: assetChange })))}
      onClose={running ? bulk.stop : () => onClose(false)}
    >
      {running ? (
        <>
          <span role="status">
            {t('assets.list.bulk.running', { tried: numberText(bulk.tried ?? 0), all: numberText(count) })}
          </span>
          <progress className="hw-progress" aria-label={t('assets.list.bulk.apply')} max={count} value={bulk.tried} />
        </>
      ) : (
        <BulkFields form={form} onChange={setForm} change={change} />
      )}
    </Dialog>
  );
}

function Outcome({ result: { done, failed, left, error } }: { result: BulkResult }) {
  const t = useTexts();
  const text = (items: unknown[]) => numberText(items.length);
  return (
    <>
      <p role="status">
        {t('assets.list.bulk.changed', { text: text(done) })}
        {failed.length > 0 && ` · ${t('assets.list.bulk.failed', { text: text(failed) })}`}
        {left.length > 0 &&
          ` · ${error ? t('assets.list.bulk.leftWhy', { text: text(left), reason: error }) : t('assets.list.bulk.left', { text: text(left) })}`}
      </p>
      {failed.length > 0 && (
        <div className="hw-bulk-failed">
          <table className="hw-table">
            <thead>
              <tr>
                <th>{t('assets.list.bulk.asset')}</th>
                <th>{t('assets.list.bulk.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {failed.slice(0, LISTED).map(({ asset, reason }) => (
                <tr key={asset.id}>
                  <td className="hw-cut" dir="auto" title={`${asset.namespace} · ${asset.name}`}>
                    {asset.title}
                  </td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {failed.length > LISTED && <p>{t('assets.list.bulk.moreFailed', { text: numberText(failed.length - LISTED) })}</p>}
        </div>
      )}
    </>
  );
}
