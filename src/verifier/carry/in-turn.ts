let turn: Promise<unknown> = Promise.resolve();

/** Gives and takes one after another, so that nobody gathers half of what has just come. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = turn.then(work);
  turn = mine.catch(() => {});
  return mine;
}
