import type { Asset } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { Button, IconButton } from '../../../ui/Button';
import { useEditing } from '../editing/Editing';
import { TextEditor } from '../editing/TextEditor';
import { useReturnFocus } from '../editing/useReturnFocus';
import { LongText } from '../LongText';
import { Says } from '../sources/Says';
import { SourceButton } from '../sources/SourceButton';

/** What the asset is, in somebody's words; edited in its place. */
export function Description() {
  const { asset, may, save } = useEditing();
  const t = useTexts();
  const [base, setBase] = useState<Asset>();
  const opener = useReturnFocus(base !== undefined);
  const field = t('assets.page.fields.description');
  const said = asset.attributes.values.description;
  const write = (before: Asset, text: string) => {
    setBase(undefined);
    save(before, { description: text === '' ? null : text }, t('assets.page.edit.changed', { field }));
  };
  return (
    <section className="hw-section">
      <h2 className="hw-value">
        {field}
        <span className="hw-value-tools">
          {asset.description && <SourceButton field="description" />}
          {may('description') && !base && (
            <IconButton
              ref={asset.description ? opener : undefined}
              kind="bare"
              size="small"
              icon="edit"
              label={t('assets.page.edit.change', { field })}
              onClick={() => setBase(asset)}
            />
          )}
        </span>
      </h2>
      {base && (
        <TextEditor
          label={field}
          text={base.description ?? ''}
          onSave={text => write(base, text)}
          onCancel={() => setBase(undefined)}
        />
      )}
      {!base && asset.description && (
        <>
          <LongText text={asset.description} />
          {said && (
            <p className="hw-small hw-dim" style={{ margin: '4px 0 0' }}>
              <Says says={said} />
            </p>
          )}
        </>
      )}
      {!base && !asset.description && (
        <p className="hw-row hw-dim">
          {t('assets.page.description.none')}
          {may('description') && (
            <Button ref={opener} size="small" icon="edit" onClick={() => setBase(asset)}>
              {t('assets.page.description.add')}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
