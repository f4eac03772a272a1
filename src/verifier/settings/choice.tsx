import type { ComponentChildren } from 'preact';
import './choice.css';

/** One of several that exclude each other, with the whole line to press on. */
export const Choice = ({
  name,
  checked,
  shortcut,
  children,
  onChosen,
}: {
  name: string;
  checked: boolean;
  /** The key that chooses it. */
  shortcut?: string;
  children: ComponentChildren;
  onChosen: () => void;
}) => (
  <label class="verifier-choice">
    <input type="radio" name={name} checked={checked} onChange={onChosen} />
    <span>{children}</span>
    {shortcut && <kbd>{shortcut}</kbd>}
  </label>
);
