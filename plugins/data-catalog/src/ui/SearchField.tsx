import { useEffect, useRef, useState } from 'react';
import { Icon } from './Icon';
import { isTyping } from './shortcuts';

const TYPING_MS = 200;

/**
 * A search box. What is typed is shown at once and told after a pause; Esc
 * empties it. With `slash`, the key `/` leads here from anywhere on the page.
 */
export function SearchField(props: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
  /** On Enter, with the text as it stands. */
  onSubmit?: (text: string) => void;
  slash?: boolean;
  autoFocus?: boolean;
  width?: number | string;
}) {
  const { label, placeholder = label, value, onChange, onSubmit, slash = false, autoFocus, width = 320 } = props;
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // Another value from outside, as when one goes back, takes the place of what was typed.
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const input = useRef<HTMLInputElement>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => tell.current(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  useEffect(() => {
    if (!slash) return undefined;
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [slash]);
  return (
    <label className="hw-field" style={{ width, maxWidth: '100%' }}>
      <Icon name="search" size={14} />
      <input
        ref={input}
        className="hw-input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={200}
        // The page's own box is where one starts.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') (onSubmit ?? onChange)(text);
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            setText('');
            onChange('');
          }
        }}
      />
      {slash && <kbd aria-hidden>/</kbd>}
    </label>
  );
}
