import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../translation';
import { IconButton } from './Button';

export type Notice = {
  text: string;
  tone?: 'bad';
  /** Such as undoing what the notice tells of. */
  action?: { text: string; run: () => void };
};

type Shown = Notice & { key: number };

const Context = createContext<(notice: Notice) => void>(() => undefined);

/** How long a notice stays: long enough to reach its button. */
const SHOWN_MS = 10_000;
const MOST = 3;

/** Tells what has happened, at the lower edge of the page, read aloud; answers the function that does so. */
export function useNotify(): (notice: Notice) => void {
  return useContext(Context);
}

/** The place for notices. */
export function Notices({ children }: { children: ReactNode }) {
  const t = useTexts();
  const [shown, setShown] = useState<Shown[]>([]);
  const last = useRef(0);
  const drop = useCallback((key: number) => setShown(all => all.filter(notice => notice.key !== key)), []);
  const notify = useCallback(
    (notice: Notice) => {
      const key = ++last.current;
      setShown(all => [...all.slice(1 - MOST), { ...notice, key }]);
      setTimeout(() => drop(key), SHOWN_MS);
    },
    [drop],
  );
  const list = useMemo(
    () => (
      <div className="hw hw-notices" role="status" aria-live="polite">
        {shown.map(({ key, text, tone, action }) => (
          <div key={key} className="hw-notice" data-tone={tone}>
            <span className="hw-spread">{text}</span>
            {action && (
              <button
                type="button"
                className="hw-link"
                onClick={() => {
                  drop(key);
                  action.run();
                }}
              >
                {action.text}
              </button>
            )}
            <IconButton kind="bare" size="small" icon="close" label={t('ui.dismiss')} onClick={() => drop(key)} />
          </div>
        ))}
      </div>
    ),
    [shown, drop, t],
  );
  return (
    <Context.Provider value={notify}>
      {children}
      {list}
    </Context.Provider>
  );
}
