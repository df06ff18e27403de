import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath, assetsPath } from '../routes';
import { useTexts } from '../translation';
import { Icon, iconOfType } from '../ui/Icon';
import { useShortcuts } from '../ui/shortcuts';
import { useLoaded } from '../ui/useLoaded';
import { rankHits, splitAt } from './rankHits';

const SHOWN = 8;
/** The API answers by name; the best are picked among these. */
const ASKED = 100;
const TYPING_MS = 150;

/**
 * Finds assets by name while one types: arrows choose a hit and Enter opens
 * it; Enter alone opens the list. A combobox with a list, as WAI-ARIA has it.
 */
export function HomeSearch() {
  const t = useTexts();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const wanted = text.trim();
  const { hits, error, settled } = useHits(wanted);
  useShortcuts({ '/': () => input.current?.focus() });

  const shown = open && wanted !== '' && (settled || hits.length > 0);
  // The last choice is the list of all.
  const choices = hits.length + 1;
  const go = (index: number) => {
    if (wanted === '') return;
    const hit = hits[index];
    navigate(hit ? assetPath(hit.id) : assetsPath({ q: wanted }));
  };
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActive((active + 1) % choices),
      ArrowUp: () => setActive(active <= 0 ? choices - 1 : active - 1),
      Enter: () => go(shown ? active : -1),
      Escape: () => (shown ? setOpen(false) : setText('')),
    };
    if (!Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    if (event.key.startsWith('Arrow')) setOpen(true);
    steps[event.key]();
  };
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <div className="hw-home-search" role="search">
      <label className="hw-field">
        <Icon name="search" size={16} />
        <input
          ref={input}
          className="hw-input"
          type="text"
          role="combobox"
          aria-label={t('home.search.label')}
          aria-expanded={shown}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? optionId(active) : undefined}
          placeholder={t('home.search.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={event => {
            setText(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
        <kbd aria-hidden>/</kbd>
      </label>
      {shown && (
        // A press must not take the focus off the box, which would close the list before the click.
        <ul id={id} role="listbox" aria-label={t('home.search.hits')} onMouseDown={event => event.preventDefault()}>
          {hits.map((hit, index) => (
            <Option key={hit.id} id={optionId(index)} on={index === active} onChoose={() => go(index)}>
              <Icon name={iconOfType(hit.type)} label={hit.type} />
              <Name hit={hit} text={wanted} />
              <span className="hw-mono hw-dim hw-cut">
                {hit.namespace} · {hit.name}
              </span>
            </Option>
          ))}
          <Option id={optionId(hits.length)} on={active === hits.length} onChoose={() => go(hits.length)}>
            <Icon name={error ? 'warning' : 'list'} />
            <span className="hw-cut">{lastLine()}</span>
          </Option>
        </ul>
      )}
    </div>
  );

  function lastLine() {
    if (error) return t('home.search.failed');
    return hits.length > 0 ? t('home.search.all', { text: wanted }) : t('home.search.none', { text: wanted });
  }
}

function Option(props: { id: string; on: boolean; onChoose: () => void; children: React.ReactNode }) {
  const { id, on, onChoose, children } = props;
  return (
    // The keys are those of the box, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <li id={id} role="option" aria-selected={on} tabIndex={-1} onClick={onChoose}>
      {children}
    </li>
  );
}

function Name({ hit, text }: { hit: AssetSummary; text: string }) {
  const [before, found, after] = splitAt(hit.title, text);
  return (
    <span className="hw-strong hw-cut" dir="auto">
      {before}
      {found && <mark>{found}</mark>}
      {after}
    </span>
  );
}

/** The best hits for a text, once one has stopped typing; those before stay until the next are there. */
function useHits(wanted: string): { hits: AssetSummary[]; error?: Error; settled: boolean } {
  const api = useApi(dataCatalogApiRef);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { value, error, loading, refreshing } = useLoaded(
    ['home', 'search', asked],
    signal => api.listAssets({ q: asked, limit: ASKED, fields: ['platform'], count: false }, { signal }),
    { keep: true, enabled: asked !== '' },
  );
  const hits = wanted === '' ? [] : rankHits(value?.items ?? [], asked).slice(0, SHOWN);
  return { hits, error, settled: asked === wanted && !loading && !refreshing };
}
