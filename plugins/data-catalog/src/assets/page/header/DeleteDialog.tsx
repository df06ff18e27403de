import { useState } from 'react';
import { useTexts } from '../../../translation';
import { Dialog } from '../../../ui/Dialog';

/** Asks before an asset is marked as deleted. */
export function DeleteDialog(props: { title: string; onDelete: (reason?: string) => void; onClose: () => void }) {
  const { title, onDelete, onClose } = props;
  const t = useTexts();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      open
      danger
      title={t('assets.page.actions.deleteTitle', { title })}
      action={t('assets.page.actions.delete')}
      onAction={() => onDelete(reason.trim() || undefined)}
      onClose={onClose}
    >
      <p>{t('assets.page.actions.deleteText')}</p>
      <label className="hw-label">
        {t('assets.page.actions.reason')}
        <input className="hw-input" value={reason} maxLength={1000} onChange={event => setReason(event.target.value)} />
      </label>
    </Dialog>
  );
}
