/** Waits as long as this at most, since a page in the background is never painted. */
const AT_MOST_MS = 500;

/** Does something once what is on its way to the screen now is painted, and whoever touched it meanwhile was answered. */
export const afterPaint = <Result>(work: () => Promise<Result>): Promise<Result> =>
  new Promise<void>((painted) => {
    setTimeout(painted, AT_MOST_MS);
    requestAnimationFrame(() => setTimeout(painted));
  }).then(work);
