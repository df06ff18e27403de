import { useTexts } from '../../../translation';
import { IconButton } from '../../../ui/Button';
import { useEditing } from '../editing/Editing';
import { useAssetActions } from '../header/useAssetActions';

/** Names under which the asset is found too, and why. */
export function OtherNames() {
  const { asset, mayEdit } = useEditing();
  const t = useTexts();
  const { removeName } = useAssetActions();
  const { aliases = [] } = asset;
  if (aliases.length === 0) return null;
  return (
    <section className="hw-section">
      <h2>{t('assets.page.names.title')}</h2>
      <ul className="hw-plain-list">
        {aliases.map(alias => (
          <li key={alias.id} className="hw-row">
            <span className="hw-spread" style={{ overflowWrap: 'anywhere' }}>
              <code className="hw-mono">{alias.name}</code>{' '}
              <span className="hw-small hw-dim">
                {alias.namespace} · {t(`assets.page.names.${alias.reason}`)}
              </span>
            </span>
            {mayEdit && alias.removable && (
              <IconButton
                kind="bare"
                size="small"
                icon="close"
                label={t('assets.page.edit.remove', { name: alias.name })}
                onClick={() => removeName(alias)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
