import { addressOf, PROVINCES, type Province } from './places.ts';
import { below, pick, type Random } from './random.ts';

/** Where doses are given in one province; each name is the only one of its kind in the country. */
interface Facilities {
  readonly stations: readonly string[];
  readonly hospitals: readonly string[];
  readonly centres: readonly string[];
  readonly mobile: readonly string[];
}

const facilitiesOf = (province: Province): Facilities => {
  const address = addressOf(province);
  const of = (kind: string) =>
    province.communes.map((commune) => `${kind} ${commune.kind} ${commune.name}, ${address}`);
  const [first] = province.communes;
  return {
    stations: of('Trạm Y tế'),
    mobile: of('Điểm tiêm lưu động'),
    hospitals: [
      `Bệnh viện Đa khoa ${address}`,
      `Bệnh viện Đa khoa khu vực ${first?.name}, ${address}`,
      `Bệnh viện Nhi ${address}`,
    ],
    centres: [`Trung tâm Kiểm soát bệnh tật ${address}`, `Trung tâm Y tế khu vực ${first?.name}, ${address}`],
  };
};

const FACILITIES: readonly Facilities[] = PROVINCES.map(facilitiesOf);

/** A facility and where it lies. */
export interface DemoFacility {
  readonly name: string;
  readonly province: string;
  /** With its kind, `phường Bến Thành`. */
  readonly commune: string;
}

/** Every facility of the country; what serves a whole province lies in its first commune. */
export function* everyFacility(): Generator<DemoFacility> {
  for (const [index, { name: province, communes }] of PROVINCES.entries()) {
    const { stations = [], mobile = [], hospitals = [], centres = [] } = FACILITIES[index] ?? {};
    const named = communes.map(({ kind, name }) => `${kind} ${name}`);
    const inCommune = (name: string, place: number) => ({ name, province, commune: named[place] ?? '' });
    for (const list of [stations, mobile]) yield* list.map(inCommune);
    for (const name of [...hospitals, ...centres]) yield inCommune(name, 0);
  }
}

/** Where somebody who lives in this province and commune gets a dose: mostly next door. */
export function facilityFor(random: Random, province: number, commune: number): string {
  const { stations, hospitals, centres, mobile } =
    FACILITIES[province] ?? facilitiesOf(pick(random, PROVINCES));
  const where = random();
  if (where < 0.6) return stations[commune] ?? pick(random, stations);
  if (where < 0.72) return mobile[commune] ?? pick(random, mobile);
  if (where < 0.9) return pick(random, hospitals);
  return pick(random, centres);
}

/** A commune of a province, by its place in the list. */
export const communeIn = (random: Random, province: number): number =>
  below(random, PROVINCES[province]?.communes.length ?? 1);
