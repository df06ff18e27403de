import { useTexts } from '../../../translation';
import { useEditing } from '../editing/Editing';
import { TermSet } from '../editing/TermSet';

/** The terms that the asset itself carries. */
export function Terms() {
  const { asset, mayEdit, save } = useEditing();
  const t = useTexts();
  const { terms } = asset.attributes;
  if (terms.length === 0 && !mayEdit) return null;
  return (
    <section className="hw-section">
      <h2>{t('assets.page.fields.terms')}</h2>
      <TermSet
        terms={terms.map(({ value, sources }) => ({ value, fixed: sources.some(({ source }) => source === 'yaml'), sources }))}
        onAdd={mayEdit ? term => save(asset, { addTerms: [term] }, t('assets.page.edit.termAdded')) : undefined}
        onRemove={mayEdit ? term => save(asset, { removeTerms: [term] }, t('assets.page.edit.termRemoved')) : undefined}
      />
    </section>
  );
}
