import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetName } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { dataCatalogApiRef } from '../../../api';
import { entityPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { MenuButton } from '../../../ui/Menu';
import type { MenuItem } from '../../../ui/Menu';
import { useNotify } from '../../../ui/Notices';
import { saveFile } from '../../../ui/saveFile';
import { messageOf } from '../../../ui/states';
import { useEditing } from '../editing/Editing';
import { DeleteDialog } from './DeleteDialog';
import { NameDialog } from './NameDialog';
import { useAssetActions } from './useAssetActions';

type Asked = 'rename' | 'addName' | 'delete';

/** What one can do with the asset as a whole. */
export function ActionsMenu() {
  const { asset, mayEdit } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const navigate = useNavigate();
  const notify = useNotify();
  const t = useTexts();
  const actions = useAssetActions();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    notify({ text: t('ui.copied') });
  };
  const exportJson = async () => {
    try {
      const whole = await api.getAsset(asset.id, {
        include: ['columns', 'facets', 'aliases', 'sources', 'counts'],
      });
      saveFile(`${fileName(asset.title)}.json`, 'application/json', [JSON.stringify(whole, null, 2)]);
    } catch (error) {
      notify({ tone: 'bad', text: messageOf(error as Error) });
    }
  };
  const named = async (act: (name: AssetName) => Promise<void>, name: AssetName) => {
    await act(name);
    close();
  };
  const { entityRef } = asset;
  const naming: MenuItem[] = [
    'line',
    { key: 'rename', text: t('assets.page.actions.rename'), icon: 'edit', onSelect: () => setAsked('rename') },
    { key: 'addName', text: t('assets.page.actions.addName'), icon: 'plus', onSelect: () => setAsked('addName') },
  ];
  const edits: MenuItem[] = [
    // Entities of the catalog have their names from there.
    ...(asset.class === 'dataset' || asset.class === 'job' ? naming : []),
    'line',
    { key: 'delete', text: t('assets.page.actions.delete'), icon: 'trash', danger: true, onSelect: () => setAsked('delete') },
  ];
  const items: MenuItem[] = [
    { key: 'link', text: t('assets.page.actions.copyLink'), icon: 'link', onSelect: () => copy(window.location.href) },
    {
      key: 'name',
      text: t('assets.page.actions.copyName'),
      icon: 'copy',
      onSelect: () => copy(`${asset.namespace}#${asset.name}`),
    },
    ...(entityRef
      ? [
          {
            key: 'entity',
            text: t('assets.page.actions.entity'),
            icon: 'external' as const,
            onSelect: () => navigate(entityPath(entityRef)),
          },
        ]
      : []),
    { key: 'export', text: t('assets.page.actions.export'), icon: 'download', onSelect: exportJson },
    ...(mayEdit ? edits : []),
    ...(asset.deletedAt && asset.mayUpdate
      ? [
          'line' as const,
          {
            key: 'undelete',
            text: t('assets.page.actions.undelete'),
            icon: 'undo' as const,
            onSelect: () => {
              actions.restore();
            },
          },
        ]
      : []),
  ];
  return (
    <>
      <MenuButton label={t('assets.page.actions.label')} items={items} kind="bare" />
      {(asked === 'rename' || asked === 'addName') && (
        <NameDialog
          title={t(asked === 'rename' ? 'assets.page.actions.renameTitle' : 'assets.page.actions.addNameTitle')}
          text={t(asked === 'rename' ? 'assets.page.actions.renameText' : 'assets.page.actions.addNameText')}
          action={t(asked === 'rename' ? 'assets.page.actions.rename' : 'assets.page.actions.addName')}
          start={asked === 'rename' ? { namespace: asset.namespace, name: asset.name } : { namespace: asset.namespace, name: '' }}
          taken={asset}
          onSave={name => named(asked === 'rename' ? actions.rename : actions.addName, name)}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <DeleteDialog
          title={asset.title}
          onDelete={reason => {
            close();
            actions.remove(reason);
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** A title as the name of a file. */
function fileName(title: string): string {
  return title.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 80) || 'asset';
}
