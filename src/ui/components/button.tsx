import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import './button.css';
import { Spinner } from './spinner.tsx';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps {
  look?: Look;
  icon?: ComponentChildren;
  /** Something is under way: the button stays in place and takes no second press. */
  working?: boolean;
  children: ComponentChildren;
}

export function Button({
  look = 'primary',
  icon,
  working = false,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps & Omit<ButtonHTMLAttributes, 'icon'>) {
  return (
    <button
      {...rest}
      type={type}
      class={`button button-${look}`}
      // Unlike `disabled`, this keeps the focus where it is.
      aria-disabled={working || undefined}
      onClick={(event) => {
        if (working) event.preventDefault();
        else onClick?.call(event.currentTarget, event);
      }}
    >
      {working ? <Spinner /> : icon}
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({
  look = 'primary',
  icon,
  children,
  href,
  newTab = false,
}: Omit<ButtonProps, 'working'> & { href: string; newTab?: boolean }) {
  return (
    <a class={`button button-${look}`} href={href} {...(newTab && { target: '_blank', rel: 'noopener' })}>
      {icon}
      <span>{children}</span>
    </a>
  );
}
