import type { AssetName } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { Dialog } from '../../../ui/Dialog';
import { messageOf } from '../../../ui/states';

/** Asks for an exact name; says why where it cannot be had. */
export function NameDialog(props: {
  title: string;
  text: string;
  action: string;
  start: AssetName;
  /** The name that it has already. */
  taken: AssetName;
  onSave: (name: AssetName) => Promise<void>;
  onClose: () => void;
}) {
  const { title, text, action, start, taken, onSave, onClose } = props;
  const t = useTexts();
  const [namespace, setNamespace] = useState(start.namespace);
  const [name, setName] = useState(start.name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const same = namespace === taken.namespace && name === taken.name;
  const save = async () => {
    setBusy(true);
    try {
      await onSave({ namespace, name });
    } catch (refusal) {
      setError(messageOf(refusal as Error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={title}
      action={action}
      busy={busy}
      disabled={same || namespace.trim() === '' || name.trim() === ''}
      onAction={save}
      onClose={onClose}
    >
      <p>{text}</p>
      <label className="hw-label">
        {t('assets.page.namespace')}
        <input className="hw-input hw-mono" value={namespace} maxLength={4096} onChange={event => setNamespace(event.target.value)} />
      </label>
      <label className="hw-label">
        {t('assets.page.name')}
        <input className="hw-input hw-mono" value={name} maxLength={4096} onChange={event => setName(event.target.value)} />
      </label>
      {error && (
        <p role="alert" className="hw-bad">
          {error}
        </p>
      )}
    </Dialog>
  );
}
