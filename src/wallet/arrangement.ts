import * as v from 'valibot';

export const MAX_NICKNAME_LENGTH = 40;

const Person = v.object({
  /** Of the holder; see `holderKey`. */
  key: v.pipe(v.string(), v.maxLength(400)),
  nickname: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_NICKNAME_LENGTH))),
  /** Stands before all others. */
  favourite: v.exactOptional(v.literal(true)),
});
const Arrangement = v.pipe(v.array(Person), v.maxLength(1_000));

/** How somebody wants the people of their wallet: in which order, by which names, whom first. */
export type Arrangement = v.InferOutput<typeof Arrangement>;

/** Reads what was kept; nothing where that is none. */
export function readArrangement(text: string | undefined): Arrangement {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Arrangement), text ?? '[]');
  return parsed.success ? parsed.output : [];
}

interface Arrangeable {
  readonly key: string;
}

/** Favourites first, then the others, each in the order that was chosen; whoever is new comes last. */
export function arranged<Holder extends Arrangeable>(
  holders: readonly Holder[],
  arrangement: Arrangement,
): (Holder & Pick<Arrangement[number], 'nickname' | 'favourite'>)[] {
  const places = new Map(arrangement.map((person, place) => [person.key, { ...person, place }]));
  const placeOf = ({ key }: Arrangeable) => {
    const person = places.get(key);
    return (person?.favourite ? 0 : arrangement.length + 1) + (person?.place ?? arrangement.length);
  };
  return holders
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((holder) => {
      const { nickname, favourite } = places.get(holder.key) ?? {};
      return { ...holder, ...(nickname && { nickname }), ...(favourite && { favourite }) };
    });
}

/**
 * The arrangement in which one of the people has a place among those of their kind, favourites or others, up or down.
 *
 * @param keys the people as they are arranged now.
 */
export function moved(
  arrangement: Arrangement,
  keys: readonly string[],
  key: string,
  by: -1 | 1,
): Arrangement {
  const people = allOf(arrangement, keys);
  const from = people.findIndex((person) => person.key === key);
  const [person, other] = [people[from], people[from + by]];
  if (!person || !other) return people;
  return people.with(from, other).with(from + by, person);
}

/** The arrangement with something changed about one of the people. An empty nickname is none. */
export function withPerson(
  arrangement: Arrangement,
  keys: readonly string[],
  key: string,
  change: { readonly nickname: string } | { readonly favourite: boolean },
): Arrangement {
  return allOf(arrangement, keys).map((person) => {
    if (person.key !== key) return person;
    const { nickname = '', favourite = false } = { ...person, ...change };
    const shortened = nickname.trim().slice(0, MAX_NICKNAME_LENGTH);
    return { key, ...(shortened && { nickname: shortened }), ...(favourite && { favourite }) };
  });
}

/** What is said of each of the people, in their order; of those who are gone nothing is kept. */
const allOf = (arrangement: Arrangement, keys: readonly string[]): Arrangement =>
  keys.map((key) => arrangement.find((person) => person.key === key) ?? { key });
