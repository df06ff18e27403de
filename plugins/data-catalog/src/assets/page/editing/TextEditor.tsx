import { useState } from 'react';
import { useTexts } from '../../../translation';
import { Button } from '../../../ui/Button';

/** A text of several lines as a field; Ctrl+Enter saves, Esc leaves it. */
export function TextEditor(props: {
  label: string;
  text: string;
  onSave: (text: string) => void;
  onCancel: () => void;
}) {
  const { label, text: start, onSave, onCancel } = props;
  const t = useTexts();
  const [text, setText] = useState(start);
  const submit = () => {
    if (text.trim() === start.trim()) onCancel();
    else onSave(text.trim());
  };
  return (
    <div className="hw-stack">
      <textarea
        className="hw-input"
        aria-label={label}
        value={text}
        rows={Math.min(12, Math.max(4, start.split('\n').length + 1))}
        maxLength={100_000}
        dir="auto"
        // It opens because somebody wants to type.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <div className="hw-row">
        <span className="hw-small hw-dim hw-spread">{t('assets.page.edit.keys')}</span>
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button kind="primary" onClick={submit}>
          {t('ui.save')}
        </Button>
      </div>
    </div>
  );
}
