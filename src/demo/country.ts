import type { VaccineId } from '../certificate/vaccines.ts';
import { type Dirt, type EnteredDose, enterDoses } from './dirt.ts';
import { dosesOf } from './doses.ts';
import { type DemoFacility, everyFacility } from './facilities.ts';
import type { Sex } from './names.ts';
import { type Person, personAt } from './person.ts';
import { pick, type Random, randomStream } from './random.ts';

/** A citizen as the made-up population register has them. */
export interface Citizen {
  readonly documentNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: Sex;
}

/** Who one line of the export really is, and what came between. */
export interface Truth {
  /** Counted from 1, the header's. */
  readonly line: number;
  /** Of the register; null for a foreigner, who is not in it. */
  readonly documentNumber: string | null;
  readonly dirt: readonly Dirt[];
}

/** Somebody to try the service with, by what stands in their record. */
export interface Example {
  readonly name: string;
  readonly birthDate: string;
  readonly documentNumber: string;
  readonly phone: string;
  /** Whether the record matches the register, so that there is a certificate. */
  readonly certifiable: boolean;
}

/** A lot as the vaccine's distributor has it. */
export interface DemoLot {
  readonly vaccine: VaccineId;
  readonly lot: string;
}

/** A country of which everything is made up and nothing is kept: each part is made again when it is asked for. */
export interface DemoCountry {
  register(): Iterable<Citizen>;
  /** Where doses are given. */
  facilities(): Iterable<DemoFacility>;
  /** The lots of which doses were truly given, each once. */
  lots(): Iterable<DemoLot>;
  /** The lines of the national platform's export, dirt included; the header first, without line ends. */
  csv(): Iterable<string>;
  /** The truth behind each line of the export. */
  truth(): Iterable<Truth>;
  examples(): readonly Example[];
}

export const CSV_HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';

const YELLOW_FEVER = 'Stamaril (Sốt vàng)';

/** As clerks write each vaccine. */
const WRITTEN: Partial<Record<VaccineId, readonly string[]>> = {
  vaxzevria: ['AstraZeneca', 'AstraZeneca', 'Astra Zeneca', 'COVID-19 Vaccine AstraZeneca', 'ASTRAZENECA'],
  'sputnik-v': ['Sputnik V', 'SPUTNIK V', 'Gam-COVID-Vac'],
  'vero-cell': ['Vero Cell', 'Vero Cell', 'VERO CELL', 'Verocell', 'Vero Cell (Sinopharm)'],
  comirnaty: ['Pfizer', 'Comirnaty (Pfizer)', 'Comirnaty', 'PFIZER', 'Pfizer-BioNTech'],
  spikevax: ['Moderna', 'Spikevax (Moderna)', 'Spikevax'],
  janssen: ['Janssen', 'COVID-19 Vaccine Janssen'],
  'hayat-vax': ['Hayat-Vax', 'Hayat Vax'],
  abdala: ['Abdala', 'ABDALA'],
  stamaril: [YELLOW_FEVER],
};

const DOSE_STREAM = 2;
const DIRT_STREAM = 3;

/**
 * A deterministic made-up country: the same for the same seed and size on every machine, so large as one likes.
 * Names, provinces, facilities, vaccines and the share of every kind of dirt follow what is published of the real
 * one; nobody in it exists, and their telephone numbers belong to no network.
 */
export function demoCountry({
  seed,
  people,
}: {
  readonly seed: number;
  readonly people: number;
}): DemoCountry {
  function* everybody() {
    for (let index = 0; index < people; index++) {
      const person = personAt(seed, index);
      const doses = dosesOf(randomStream(seed, DOSE_STREAM, index), person);
      const { entered, dirt } = enterDoses(
        randomStream(seed, DIRT_STREAM, index),
        person,
        doses,
        writtenVaccine,
      );
      yield { person, entered, dirt };
    }
  }

  return {
    *register() {
      for (let index = 0; index < people; index++) {
        const { isCitizen, documentNumber, name, birthDate, sex } = personAt(seed, index);
        if (isCitizen) yield { documentNumber, name, birthDate, sex };
      }
    },
    facilities: everyFacility,
    *lots() {
      const known = new Set<string>();
      for (let index = 0; index < people; index++) {
        const doses = dosesOf(randomStream(seed, DOSE_STREAM, index), personAt(seed, index));
        for (const { vaccine, lot } of doses) {
          const key = `${vaccine} ${lot}`;
          if (known.has(key)) continue;
          known.add(key);
          yield { vaccine, lot };
        }
      }
    },
    *csv() {
      yield CSV_HEADER;
      for (const { entered } of everybody()) for (const dose of entered) yield csvLine(dose);
    },
    *truth() {
      let line = 1;
      for (const { person, entered, dirt } of everybody()) {
        const documentNumber = person.isCitizen ? person.documentNumber : null;
        for (const _ of entered) yield { line: ++line, documentNumber, dirt };
      }
    },
    examples: () => {
      const wanted: ((candidate: Candidate) => boolean)[] = [
        ({ person, dirt, entered }) => person.isCitizen && dirt.length === 0 && entered.length === 3,
        ({ person, dirt, entered }) =>
          dirt.length === 0 && entered.length === 4 && person.isCitizen && person.name.split(' ').length >= 4,
        ({ person, dirt, entered }) => person.isCitizen && dirt.length === 0 && entered.length === 2,
        ({ person, dirt }) => !person.isCitizen && dirt.length === 0,
        ({ dirt, entered }) => dirt.length === 0 && entered.at(-1)?.vaccine === YELLOW_FEVER,
        ({ dirt }) => dirt.length === 1 && dirt[0] === 'tones-missing',
        ({ dirt }) => dirt.length === 1 && dirt[0] === 'day-month-swapped',
      ];
      const found = new Map<number, Example>();
      for (const candidate of everybody()) {
        const { person, entered, dirt } = candidate;
        const [record] = entered;
        if (!record || record.phone === '' || record.documentNumber === '' || person.birthDate > '2000')
          continue;
        const place = wanted.findIndex((fits, index) => !found.has(index) && fits(candidate));
        if (place !== -1) {
          const { name, birthDate, documentNumber, phone } = record;
          found.set(place, { name, birthDate, documentNumber, phone, certifiable: dirt.length === 0 });
        }
        if (found.size === wanted.length) break;
      }
      return [...found].sort(([a], [b]) => a - b).map(([, example]) => example);
    },
  };
}

interface Candidate {
  readonly person: Person;
  readonly entered: readonly EnteredDose[];
  readonly dirt: readonly Dirt[];
}

const writtenVaccine = (random: Random, vaccine: VaccineId) => pick(random, WRITTEN[vaccine] ?? [vaccine]);

const dayFirst = (isoDate: string) => isoDate.split('-').reverse().join('/');
const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const csvLine = (dose: EnteredDose): string =>
  [
    dose.name,
    dayFirst(dose.birthDate),
    dose.sex,
    dose.documentNumber,
    dose.phone,
    dose.nationality,
    dose.ordinal,
    dayFirst(dose.doseDate),
    dose.vaccine,
    dose.lot,
    dose.facility,
  ]
    .map(quoted)
    .join(',');
