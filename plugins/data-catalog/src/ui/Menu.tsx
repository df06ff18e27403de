import MuiMenu from '@mui/material/Menu';
import Popper from '@mui/material/Popover';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, IconButton } from './Button';
import type { ButtonProps } from './Button';
import type { Tone } from './Chip';
import { Icon } from './Icon';
import type { IconName } from './Icon';

export type MenuItem =
  | 'line'
  | {
      key: string;
      text: ReactNode;
      icon?: IconName;
      danger?: boolean;
      disabled?: boolean;
      /** For a choice that is on or off; the menu then stays open. */
      checked?: boolean;
      onSelect: () => void;
    };

/** Where what floats belongs: on a full screen, only what is inside of it shows. */
export function onTop(): Element {
  return document.fullscreenElement ?? document.body;
}

/** A button that opens a list of actions or choices; arrows, letters and Esc work as everywhere. */
export function MenuButton(props: {
  label: string;
  items: readonly MenuItem[];
  /** Words on the button; without them it is the icon alone. */
  text?: ReactNode;
  icon?: IconName;
  kind?: ButtonProps['kind'];
}) {
  const { label, items, text, icon = 'more', kind } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const shared = {
    'aria-haspopup': 'menu' as const,
    'aria-expanded': anchor !== null,
    'aria-controls': anchor ? id : undefined,
    kind,
    onClick: (event: React.MouseEvent<HTMLElement>) => setAnchor(event.currentTarget),
  };
  return (
    <>
      {text === undefined ? (
        <IconButton {...shared} icon={icon} label={label} />
      ) : (
        <Button {...shared} icon={icon} aria-label={label}>
          {text}
        </Button>
      )}
      <MuiMenu
        anchorEl={anchor}
        container={onTop}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { className: 'hw', elevation: 3 } }}
        MenuListProps={{ id, 'aria-label': label, className: 'hw-menu' }}
      >
        {items.map((item, index) => (
          <MenuLine key={item === 'line' ? `line ${index}` : item.key} item={item} onDone={() => setAnchor(null)} />
        ))}
      </MuiMenu>
    </>
  );
}

type LineProps = {
  item: MenuItem;
  onDone: () => void;
  /** Both come from the menu, which gives one of its items the focus when it opens. */
  autoFocus?: boolean;
  tabIndex?: number;
};

function MenuLine({ item, onDone, autoFocus = false, tabIndex = -1 }: LineProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (autoFocus) line.current?.focus();
  }, [autoFocus]);
  if (item === 'line') return <hr />;
  const { text, icon, danger, disabled = false, checked, onSelect } = item;
  const select = () => {
    if (disabled) return;
    onSelect();
    if (checked === undefined) onDone();
  };
  return (
    // Its role makes it interactive.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={line}
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={checked}
      aria-disabled={disabled}
      tabIndex={tabIndex}
      data-danger={danger}
      onClick={select}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        select();
      }}
    >
      {checked !== undefined && (
        <span style={{ width: 14 }}>{checked && <Icon name="check" size={14} />}</span>
      )}
      {icon && <Icon name={icon} size={14} />}
      {text}
    </li>
  );
}

/** A button that opens a small box beside it, for a form or an explanation. */
export function PopoverButton(props: {
  /** Name of the button and of the box, read aloud. */
  label: string;
  text?: ReactNode;
  icon?: IconName;
  kind?: ButtonProps['kind'];
  size?: ButtonProps['size'];
  /** Looks like a chip instead of a button; `tone` is that of the chip. */
  shape?: 'chip';
  tone?: Tone;
  dashed?: boolean;
  /** Pixels. */
  width?: number;
  children: (close: () => void) => ReactNode;
}) {
  const { label, text, icon, kind, size, shape, tone, dashed, width = 320, children } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shared = {
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': anchor !== null,
    onClick: (event: React.MouseEvent<HTMLElement>) => setAnchor(event.currentTarget),
  };
  return (
    <>
      {shape === 'chip' && (
        <button {...shared} type="button" className="hw-chip" data-tone={tone} data-dashed={dashed} aria-label={label}>
          {icon && <Icon name={icon} size={13} />}
          <span className="hw-cut">{text}</span>
        </button>
      )}
      {shape === undefined && text === undefined && (
        <IconButton {...shared} kind={kind} size={size} icon={icon ?? 'info'} label={label} />
      )}
      {shape === undefined && text !== undefined && (
        <Button {...shared} kind={kind} size={size} icon={icon} aria-label={label}>
          {text}
        </Button>
      )}
      <Popper
        open={anchor !== null}
        anchorEl={anchor}
        container={onTop}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            className: 'hw',
            elevation: 3,
            role: 'dialog',
            'aria-label': label,
            style: { width, maxWidth: 'calc(100vw - 32px)', padding: 12, borderRadius: 8 },
          },
        }}
      >
        {anchor !== null && children(() => setAnchor(null))}
      </Popper>
    </>
  );
}
