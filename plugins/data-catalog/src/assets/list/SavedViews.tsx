import { useState } from 'react';
import { Link } from 'react-router-dom';
import { assetsPath } from '../../routes';
import { useTexts } from '../../translation';
import { Button, IconButton } from '../../ui/Button';
import { PopoverButton } from '../../ui/Menu';
import { useNotify } from '../../ui/Notices';
import { useViews } from './useViews';
import type { SavedView, Views } from './useViews';

/** Views of the list that the user keeps by name; `query` is the list's present one, columns included. */
export function SavedViews({ query }: { query: string }) {
  const t = useTexts();
  const views = useViews();
  return (
    <PopoverButton label={t('assets.list.views.label')} text={t('assets.list.views.button')} icon="bookmark" width={300}>
      {close => <Body views={views} query={query} onDone={close} />}
    </PopoverButton>
  );
}

function Body({ views, query, onDone }: { views: Views; query: string; onDone: () => void }) {
  const t = useTexts();
  const notify = useNotify();
  const [name, setName] = useState('');
  const save = () => {
    if (name.trim() === '') return;
    views.save({ name: name.trim(), query });
    setName('');
  };
  const remove = (view: SavedView) => {
    views.remove(view.name);
    // The notice lies below the popover, out of reach of what reads aloud.
    onDone();
    notify({
      text: t('assets.list.views.removed', { name: view.name }),
      action: { text: t('ui.undo'), run: () => views.save(view) },
    });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(`${window.location.pathname}?${query}`, window.location.href).href);
    notify({ text: t('assets.list.views.copied') });
    onDone();
  };
  return (
    <div className="hw-stack">
      {views.views.length === 0 && <p className="hw-dim">{t('assets.list.views.none')}</p>}
      {views.views.length > 0 && (
        <ul className="hw-list-views">
          {views.views.map(view => (
            <li key={view.name} className="hw-row">
              <Link
                to={assetsPath(new URLSearchParams(view.query))}
                className="hw-cut hw-spread"
                dir="auto"
                title={view.name}
                aria-current={view.query === query ? 'true' : undefined}
                onClick={onDone}
              >
                {view.name}
              </Link>
              <IconButton
                kind="bare"
                size="small"
                icon="trash"
                label={t('assets.list.views.remove', { name: view.name })}
                onClick={() => remove(view)}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="hw-row">
        <input
          className="hw-input"
          aria-label={t('assets.list.views.name')}
          placeholder={t('assets.list.views.name')}
          value={name}
          maxLength={80}
          onChange={event => setName(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && save()}
        />
        <Button disabled={name.trim() === ''} onClick={save}>
          {t('assets.list.views.save')}
        </Button>
      </div>
      <Button kind="bare" icon="link" onClick={copy}>
        {t('assets.list.views.copyLink')}
      </Button>
    </div>
  );
}
