import type { DoorDraft } from './fields.ts';

/** Lists of others that a set rests on. They change, and whoever publishes the set holds it against the newest of them. */
const LIST_SOURCES = ['yellow-fever-areas', 'who-products', 'hajj'] as const;
type ListSource = (typeof LIST_SOURCES)[number];

/** Which of them a draft rests on. */
export function listSources({
  purpose,
  requirements,
}: Pick<DoorDraft, 'purpose' | 'requirements'>): ListSource[] {
  const asked = requirements.map((requirement) => requirement.asked);
  const rests: Readonly<Record<ListSource, boolean>> = {
    'yellow-fever-areas': asked.some(
      ({ disease, cameFrom }) => disease === 'yellow-fever' && cameFrom.length > 0,
    ),
    'who-products': asked.some(({ products }) => products === 'who-listed'),
    hajj: purpose === 'hajj',
  };
  return LIST_SOURCES.filter((source) => rests[source]);
}
