import type { ActivityChange, AttributeChange } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { EntityLink } from '../../../ui/EntityLink';
import type { IconName } from '../../../ui/Icon';
import { isField } from '../fields';
import { By, useSourceName } from '../sources/Says';
import { BeforeAfter } from './BeforeAfter';
import { Entry } from './Entry';

/** Changes of one entry that show before one asks for more. */
const FEW = 6;

const icons: Record<ActivityChange['action'], IconName> = {
  stated: 'edit',
  declared: 'file',
  retracted: 'file',
  deleted: 'trash',
  restored: 'undo',
  aliased: 'link',
  unaliased: 'link',
};

const reasons = ['alias', 'rename', 'merge', 'symlink', 'declaration'] as const;

/** What somebody, or a catalog file, changed: who, and each value before and after. */
export function ChangeEntry({ item }: { item: ActivityChange }) {
  const { at, actor, source, action, entityRef, reason, changes, omitted = 0 } = item;
  const t = useTexts();
  const nameOf = useSourceName();
  const [all, setAll] = useState(false);
  const nameReason = reasons.find(one => one === reason);
  const shown = all ? changes : changes.slice(0, FEW);
  return (
    <Entry
      at={at}
      icon={icons[action]}
      title={
        <>
          {entityRef ? <EntityLink entityRef={entityRef} /> : <By by={actor} />}{' '}
          {t(`assets.page.activity.actions.${action}`)}
          {nameReason ? ` (${t(`assets.page.names.${nameReason}`)})` : reason && `: ${reason}`}
          {source !== 'steward' && source !== 'yaml' && <span className="hw-dim"> {nameOf(source)}</span>}
        </>
      }
    >
      {changes.length > 0 && (
        <dl className="hw-changes">
          {shown.map(change => (
            <Change key={change.attribute} change={change} />
          ))}
        </dl>
      )}
      {changes.length > shown.length && (
        <button type="button" className="hw-link hw-small" onClick={() => setAll(true)}>
          {t('ui.facetMore', { count: changes.length - shown.length })}
        </button>
      )}
      {omitted > 0 && all && <p className="hw-dim hw-small">{t('assets.page.activity.omitted', { count: omitted })}</p>}
    </Entry>
  );
}

function Change({ change: { attribute, before, after, hidden } }: { change: AttributeChange }) {
  const t = useTexts();
  return (
    <>
      <dt>
        <Attribute name={attribute} />
      </dt>
      <dd>
        {hidden ? (
          <span className="hw-dim">{t('assets.page.sources.hidden')}</span>
        ) : (
          <BeforeAfter before={before} after={after} />
        )}
      </dd>
    </>
  );
}

/** `columns.address.city.description` as the column's path and what of it. */
const columnPart = /^columns\.(.+?)(?:\.(type|description|terms|removedTerms|nullable|ordinal))?$/;

function Attribute({ name }: { name: string }) {
  const t = useTexts();
  const [, path, part] = columnPart.exec(name) ?? [];
  if (path !== undefined) {
    return (
      <>
        <code>{path}</code> {part && <span>{isField(part) ? t(`assets.page.fields.${part}`) : part}</span>}
      </>
    );
  }
  return <>{isField(name) ? t(`assets.page.fields.${name}`) : name}</>;
}
