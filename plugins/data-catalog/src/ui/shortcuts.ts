import { useEffect, useRef } from 'react';

/** Whether keys go into a field, where they are no shortcuts. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  if (!target?.tagName) return false;
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.isContentEditable;
}

const SECOND_KEY_MS = 1200;

/**
 * Keys of the page: `{ 'g a': openAssets, Escape: close }`. Two keys follow
 * each other within a second. They rest while somebody types, and while a key
 * such as Ctrl is held.
 */
export function useShortcuts(shortcuts: Record<string, () => void>, active = true) {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!active) return undefined;
    let first = '';
    let at = 0;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const both = Date.now() - at < SECOND_KEY_MS ? `${first} ${event.key}` : '';
      const run = current.current[both] ?? current.current[event.key];
      first = event.key;
      at = Date.now();
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [active]);
}
