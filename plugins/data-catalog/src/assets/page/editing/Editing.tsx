import { useApi } from '@backstage/frontend-plugin-api';
import type { Asset, AssetChange, AssetColumnView } from '@headwater/plugin-data-catalog-common';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { dataCatalogApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { useNotify } from '../../../ui/Notices';
import { isDeclared } from '../fields';
import type { EditableField } from '../fields';
import { AssetWrites } from './AssetWrites';
import type { Choice, WriteTexts } from './AssetWrites';
import { ConflictDialog } from './ConflictDialog';
import type { Clash } from './conflicts';

export type Editing = {
  asset: Asset;
  /** Whether the caller may change the asset at all. */
  mayEdit: boolean;
  /** Whether the caller may change this field here; what a file declares is changed there. */
  may: (field: EditableField) => boolean;
  /**
   * Writes a change of `base`, the asset as it was when somebody began to edit.
   *
   * @returns whether it was written
   */
  save: (base: Asset, change: AssetChange, done: string, columns?: ReadonlyMap<string, AssetColumnView>) => Promise<boolean>;
};

const Context = createContext<Editing | undefined>(undefined);

/** The asset of the page, and how it is changed. */
export function useEditing(): Editing {
  const editing = useContext(Context);
  if (!editing) throw new Error('useEditing needs an EditingProvider around it');
  return editing;
}

type Question = { clashes: readonly Clash[]; answer: (choice: Choice) => void };

/** Lets everything below edit the asset; asks when two people change the same. */
export function EditingProvider({ asset, locked, children }: { asset: Asset; locked: boolean; children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback(
    (clashes: readonly Clash[]) =>
      new Promise<Choice>(resolve => {
        const answer = (choice: Choice) => {
          setQuestion(undefined);
          resolve(choice);
        };
        setQuestion({ clashes, answer });
      }),
    [],
  );
  const writes = useWrites(asset.id, ask);
  const mayEdit = asset.mayUpdate === true && asset.deletedAt === undefined && !locked;
  const value = useMemo<Editing>(
    () => ({
      asset,
      mayEdit,
      may: field => mayEdit && !isDeclared(asset, field),
      save: (base, change, done, columns) => writes.save({ base, change, done, columns }),
    }),
    [asset, mayEdit, writes],
  );
  return (
    <Context.Provider value={value}>
      {children}
      {question && <ConflictDialog clashes={question.clashes} onChoose={question.answer} />}
    </Context.Provider>
  );
}

function useWrites(id: string, ask: (clashes: readonly Clash[]) => Promise<Choice>): AssetWrites {
  const api = useApi(dataCatalogApiRef);
  const queries = useQueryClient();
  const notify = useNotify();
  const texts = useWriteTexts();
  // The words may be new ones with every render; what was written must not be forgotten for that.
  const current = useRef(texts);
  current.current = texts;
  return useMemo(
    () => new AssetWrites({ id, api, queries, notify, ask, texts: () => current.current }),
    [id, api, queries, notify, ask],
  );
}

function useWriteTexts(): WriteTexts {
  const t = useTexts();
  return {
    undo: t('ui.undo'),
    undone: t('assets.page.edit.undone'),
    accepted: done => t('assets.page.edit.accepted', { done }),
    alsoChanged: (done, fields) =>
      t('assets.page.edit.alsoChanged', {
        done,
        names: fields.map(field => t(`assets.page.fields.${field}`)).join(', '),
      }),
    refused: refusal => {
      if (refusal.kind === 'changed') return t('assets.page.edit.busy');
      if (refusal.kind === 'other') return t('assets.page.edit.failed', { reason: refusal.message });
      const { entityRef, location } = refusal;
      return location
        ? t('assets.page.edit.declaredIn', { entityRef, location })
        : t('assets.page.edit.declared', { entityRef });
    },
  };
}
