import { type Citizen, demoCountry } from '../../../src/demo/country.ts';

/** What a record says of a person. */
export interface Cells {
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly documentNumber: string;
  readonly phone: string;
}

/** A record and who it truly is about. */
export interface Entry {
  readonly cells: Cells;
  /** Of the register; null for somebody who is not in it. */
  readonly documentNumber: string | null;
  readonly dirt: readonly string[];
}

/** A register, and records about people whose truth is known. */
export interface Source {
  register(): Iterable<Citizen>;
  entries(): Iterable<Entry>;
}

/** The demo country's citizens, each record once however many doses it has. */
export function demoSource(seed: number, people: number): Source {
  const country = demoCountry({ seed, people });
  return {
    register: () => country.register(),
    *entries() {
      const lines = country.csv()[Symbol.iterator]();
      lines.next();
      let before = '';
      for (const { documentNumber, dirt } of country.truth()) {
        const { value = '' } = lines.next();
        // What is quoted, if anything, comes later in the line.
        const [name = '', birthDate = '', sex = '', number = '', phone = '', nationality] = value.split(',');
        const same = JSON.stringify([name, birthDate, sex, number, phone]);
        if (nationality !== 'Việt Nam' || same === before) continue;
        before = same;
        yield {
          cells: {
            name,
            birthDate: birthDate.split('/').reverse().join('-'),
            sex: sex === 'Nam' ? 'male' : 'female',
            documentNumber: number,
            phone,
          },
          documentNumber,
          dirt,
        };
      }
    },
  };
}
