import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetAlias, AssetName, WriteAnswer } from '@headwater/plugin-data-catalog-common';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { dataCatalogApiRef } from '../../../api';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { useNotify } from '../../../ui/Notices';
import { statusOf } from '../../../ui/queryClient';
import { messageOf } from '../../../ui/states';
import { isVisible, withParts } from '../editing/AssetWrites';
import { useEditing } from '../editing/Editing';
import { refreshAsset } from '../editing/refreshAsset';
import { assetKey } from '../useAsset';

export type AssetActions = {
  remove: (reason?: string) => Promise<void>;
  restore: () => Promise<void>;
  /** Both throw, for the form that asked, when the name cannot be had. */
  rename: (name: AssetName) => Promise<void>;
  addName: (name: AssetName) => Promise<void>;
  removeName: (alias: AssetAlias) => Promise<void>;
};

/** What is done to an asset as a whole; each is told of, and can be undone. */
export function useAssetActions(): AssetActions {
  const api = useApi(dataCatalogApiRef);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const t = useTexts();
  const { asset } = useEditing();
  const { id } = asset;

  const done = (answer: WriteAnswer, text: string, undo?: () => Promise<void>) => {
    if (isVisible(answer) && answer.id === id) queries.setQueryData(assetKey(id), withParts(answer, asset));
    refreshAsset(queries, id);
    const action = undo && { text: t('ui.undo'), run: () => attempt(undo) };
    notify({ text: isVisible(answer) ? text : t('assets.page.edit.accepted', { done: text }), action });
  };
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      notify({ tone: 'bad', text: t('assets.page.edit.failed', { reason: messageOf(error as Error) }) });
    }
  };
  const restore = (): Promise<void> =>
    attempt(async () => done(await api.undeleteAsset(id), t('assets.page.done.restored'), () => removeNow()));
  const removeNow = async (reason?: string): Promise<void> =>
    done(await api.deleteAsset(id, { reason }), t('assets.page.done.deleted'), restore);
  const takeBack = async (aliasId: string) => done(await api.removeAssetAlias(id, aliasId), t('assets.page.edit.undone'));
  const addName = async (name: AssetName) => {
    const answer = await api.addAssetAlias(id, name);
    done(answer, t('assets.page.done.named'), async () => {
      const { aliases = [] } = await api.getAsset(id, { include: ['aliases'] });
      const added = aliases.find(alias => alias.namespace === name.namespace && alias.name === name.name);
      if (added) await takeBack(added.id);
    });
  };
  const nameAgain = async (aliasId: string, name: AssetName) => {
    try {
      await addName(name);
    } catch (error) {
      if (statusOf(error) !== 409) throw error;
      // Without the link it is an asset of its own again, which is merged.
      done(await api.mergeAsset(id, [aliasId]), t('assets.page.done.named'), () => takeBack(aliasId));
    }
  };
  return {
    remove: reason => attempt(() => removeNow(reason)),
    restore,
    addName,
    rename: async name => {
      const answer = await api.renameAsset(id, name);
      done(answer, t('assets.page.done.renamed'), async () => {
        await api.removeAssetAlias(answer.id, id);
        refreshAsset(queries, id);
        navigate(assetPath(id));
        notify({ text: t('assets.page.edit.undone') });
      });
      if (answer.id !== id) navigate(assetPath(answer.id));
    },
    removeName: ({ id: aliasId, namespace, name }) =>
      attempt(async () => {
        const answer = await api.removeAssetAlias(id, aliasId);
        done(answer, t('assets.page.done.unnamed'), () => nameAgain(aliasId, { namespace, name }));
        // It is an asset of its own again, which may be the one in the address.
        refreshAsset(queries, aliasId);
      }),
  };
}
