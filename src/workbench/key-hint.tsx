import '../ui/components/key-cap.css';

/** The key that does what the button beside it does; those who listen have `aria-keyshortcuts` or the list of keys. */
export const KeyHint = ({ children }: { children: string | number | undefined }) => (
  <span class="key-hint" aria-hidden="true">
    {children}
  </span>
);
