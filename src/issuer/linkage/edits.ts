/**
 * How many letters must be put in, left out, exchanged or swapped with their neighbour to make one text of the other
 * (optimal string alignment, the restricted Damerau–Levenshtein distance). Symmetric.
 *
 * @returns the number of edits, or `limit + 1` for anything above `limit`.
 */
export function editsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const width = endB - start;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= endA - start; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const letterA = a[start + row - 1];
      const letterB = b[start + column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (letterA === letterB ? 0 : 1),
      );
      const isSwap =
        row > 1 && column > 1 && letterA === b[start + column - 2] && letterB === a[start + row - 2];
      if (isSwap) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      current.push(edits);
      least = Math.min(least, edits);
    }
    // A swap reaches back over one row, so that one row above the limit is not yet the end.
    if (least > limit + 1) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[width] ?? 0, limit + 1);
}
