import type { Asset } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { IconButton } from '../../../ui/Button';
import { SourceButton } from '../sources/SourceButton';
import { useEditing } from './Editing';
import { useReturnFocus } from './useReturnFocus';

/** The title of the page; its pencil makes it a field. */
export function TitleEditor() {
  const { asset, may } = useEditing();
  const t = useTexts();
  const [base, setBase] = useState<Asset>();
  const pencil = useReturnFocus(base !== undefined);
  if (base) return <TitleForm base={base} onClose={() => setBase(undefined)} />;
  const field = t('assets.page.fields.title');
  return (
    <span className="hw-value hw-asset-title">
      <h1 dir="auto" title={asset.title}>
        {asset.title}
      </h1>
      <span className="hw-value-tools">
        {asset.attributes.values.title && <SourceButton field="title" />}
        {may('title') && (
          <IconButton
            ref={pencil}
            kind="bare"
            size="small"
            icon="edit"
            label={t('assets.page.edit.change', { field })}
            onClick={() => setBase(asset)}
          />
        )}
      </span>
    </span>
  );
}

function TitleForm({ base, onClose }: { base: Asset; onClose: () => void }) {
  const { save } = useEditing();
  const t = useTexts();
  const [text, setText] = useState(base.title);
  const field = t('assets.page.fields.title');
  const submit = () => {
    onClose();
    const title = text.trim();
    // An empty title takes the steward's word back: the next source names it.
    if (title !== base.title) save(base, { title: title === '' ? null : title }, t('assets.page.edit.changed', { field }));
  };
  return (
    <form
      className="hw-row hw-asset-title"
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <input
        className="hw-input hw-title-input"
        aria-label={field}
        value={text}
        maxLength={1000}
        dir="auto"
        // It opens because somebody wants to type.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onFocus={event => event.target.select()}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      />
      <IconButton kind="bare" icon="check" label={t('ui.save')} onClick={submit} />
      <IconButton kind="bare" icon="close" label={t('ui.cancel')} onClick={onClose} />
    </form>
  );
}
