import type { ComponentChildren } from 'preact';
import '../../ui/components/key-cap.css';
import './choice.css';

/** One of several that exclude each other, with the whole line to press on. */
export const Choice = ({
  name,
  checked,
  disabled,
  shortcut,
  children,
  onChosen,
}: {
  name: string;
  checked: boolean;
  disabled: boolean;
  /** The key that chooses it. */
  shortcut?: string;
  children: ComponentChildren;
  onChosen: () => void;
}) => (
  <label class="verifier-choice">
    <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onChosen} />
    <span>{children}</span>
    {shortcut && <kbd>{shortcut}</kbd>}
  </label>
);
