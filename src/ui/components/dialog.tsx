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
  /** It has the focus at first: a long one is read from there on, whatever its first control is. */
  startsAtTitle?: boolean;
  children: ComponentChildren;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    if (startsAtTitle) heading.current?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which a dialog brings along.
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-content">
        <h2 ref={heading} id={titleId} {...(startsAtTitle && { tabIndex: -1 })}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
