import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import './dialog.css';

/** Over everything else, until it is answered or left: Escape and a press beside it close it. */
export function Dialog({
  title,
  startsAtTitle = false,
  children,
  onClose,
}: {
  title: string;
  /** Nothing in it has the focus at first: a long one is read from its title on, whatever its first control is. */
  startsAtTitle?: boolean;
  children: ComponentChildren;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which a dialog brings along.
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      autofocus={startsAtTitle}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-content">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
