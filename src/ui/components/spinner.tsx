import './spinner.css';

/** Something is under way; the words beside it say what. */
export const Spinner = () => <span class="spinner" aria-hidden="true" />;

/** A place that is still empty because something is being opened. */
export const Waiting = ({ children }: { children: string }) => (
  <p class="waiting" role="status">
    <Spinner />
    <span>{children}</span>
  </p>
);
