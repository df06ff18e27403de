import { forwardRef } from 'react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './Icon';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  /** `primary` at most once on a page; `bare` has no border. */
  kind?: 'primary' | 'danger' | 'bare';
  size?: 'small';
  icon?: IconName;
  /** For a button that stays pressed. */
  pressed?: boolean;
};

/** A button with a word. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>((props, ref) => {
  const { kind, size, icon, pressed, children, className = '', ...rest } = props;
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={`hw-button ${className}`}
      data-kind={kind}
      data-size={size}
      aria-pressed={pressed}
    >
      {icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
});

/** A button that is only an icon; its label is read aloud and shown on hover. */
export const IconButton = forwardRef<
  HTMLButtonElement,
  Omit<ButtonProps, 'children' | 'icon'> & { icon: IconName; label: string; filled?: boolean }
>(({ icon, label, kind, size, pressed, filled, ...rest }, ref) => {
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className="hw-button"
      data-icon="true"
      data-kind={kind}
      data-size={size}
      aria-pressed={pressed}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} size={16} filled={filled} />
    </button>
  );
});

export type Choice<T extends string> = { value: T; label: ReactNode; title?: string };

/** One of a few values, side by side. */
export function Choices<T extends string>(props: {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
}) {
  const { label, value, choices, onChange } = props;
  return (
    <span className="hw-group" role="group" aria-label={label}>
      {choices.map(choice => (
        <button
          key={choice.value}
          type="button"
          className="hw-button"
          title={choice.title}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </span>
  );
}
