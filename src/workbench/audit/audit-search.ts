import { signal } from '@preact/signals';
import { AuditPage, type AuditSearch } from '../../work-contract/supervision.ts';
import { ask, WorkError } from '../api.ts';
import { me } from '../session.ts';

interface Found {
  readonly search: AuditSearch;
  readonly entries: AuditPage['entries'];
  readonly next: number | null;
  readonly isSearching: boolean;
  readonly problem: WorkError | undefined;
}

/** What was found last. */
export const found = signal<Found | undefined>(undefined);

me.subscribe(() => {
  found.value = undefined;
});

export const searchFor = (search: AuditSearch): Promise<void> => page(search, []);

export async function more(): Promise<void> {
  const { search, entries, next } = found.value ?? {};
  if (search && entries && next) await page({ ...search, before: next }, entries);
}

async function page(search: AuditSearch, above: AuditPage['entries']): Promise<void> {
  const asking: Found = { search, entries: above, next: null, isSearching: true, problem: undefined };
  found.value = asking;
  let done: Partial<Found>;
  try {
    const { entries, next } = await ask('audit/search', search, AuditPage);
    done = { entries: [...above, ...entries], next };
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    done = { problem: error, next: search.before ?? null };
  }
  // Somebody has searched for something else meanwhile.
  if (found.peek() === asking) found.value = { ...asking, isSearching: false, ...done };
}
