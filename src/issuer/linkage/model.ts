import type { DateRelation } from './compare-dates.ts';
import type { DocumentNumberRelation } from './compare-document-numbers.ts';
import type { NameRelation } from './compare-names.ts';
import type { Relations, SexRelation } from './evidence.ts';

/** Of two numbers only what says something: a missing one, or an old card's, is as likely for anybody. */
type WeighedNumberRelation = Exclude<DocumentNumberRelation, 'missing' | 'old-card' | 'malformed'>;

/** How often each relation is seen between a record and a person, for each field; they add up to one. */
export interface Chances {
  readonly documentNumber: Readonly<Record<WeighedNumberRelation, number>>;
  readonly name: Readonly<Record<NameRelation, number>>;
  readonly birthDate: Readonly<Record<DateRelation, number>>;
  readonly sex: Readonly<Record<SexRelation, number>>;
}

/**
 * The model of Fellegi and Sunter ("A Theory for Record Linkage", 1969): what is seen between a record and its own
 * person (`m`), and between a record and anybody (`u`), field by field.
 */
export interface LinkageModel {
  readonly m: Chances;
  readonly u: Chances;
  /** People in the register. */
  readonly people: number;
  /** People for whom some record already says exactly what the register says. */
  readonly claimed: number;
  /** The chance that a record's person is in the register at all. */
  readonly someone: number;
  /** How much less likely somebody is who has a record already, against somebody who has none. */
  readonly again: number;
}

/** A person of the register as somebody whom the record may be about. */
export interface Compared {
  readonly relations: Relations;
  /** How many of the register share the person's name, whatever its tones and order; and the date of birth. */
  readonly sameName: number;
  readonly sameBirthDate: number;
  /** Whether another record already says exactly what the register says of the person. */
  readonly claimed: boolean;
}

/** The evidence of each field in bits: how much likelier the relation is if it is this person than if not. */
export type Weights = Readonly<Record<keyof Relations, number>>;

export const FIELDS = ['documentNumber', 'name', 'birthDate', 'sex'] as const satisfies (keyof Relations)[];

/** Which relation of numbers the model weighs; undefined for one that says nothing. */
export const weighedNumber = (relation: DocumentNumberRelation): WeighedNumberRelation | undefined => {
  if (relation === 'missing' || relation === 'old-card') return undefined;
  return relation === 'malformed' ? 'different' : relation;
};

/** The chance of seeing these relations with anybody, field by field: names and dates that many share prove less. */
export function chancesOfAnybody(
  { u, people }: Pick<LinkageModel, 'u' | 'people'>,
  { relations, sameName, sameBirthDate }: Compared,
): Weights {
  const number = weighedNumber(relations.documentNumber);
  const { name, birthDate } = relations;
  const namesakes = Math.max(1, sameName) / people;
  const hasSameWords = name === 'same' || name === 'tones' || name === 'order';
  return {
    documentNumber: number === undefined ? 1 : number === 'same' ? 1 / people : u.documentNumber[number],
    name: hasSameWords ? namesakes : Math.max(u.name[name], namesakes),
    birthDate: birthDate === 'same' ? Math.max(1, sameBirthDate) / people : u.birthDate[birthDate],
    sex: u.sex[relations.sex],
  };
}

/** The chance of seeing these relations with the record's own person, field by field. */
export function chancesOfOwn(m: Chances, relations: Relations): Weights {
  const number = weighedNumber(relations.documentNumber);
  return {
    documentNumber: number === undefined ? 1 : m.documentNumber[number],
    name: m.name[relations.name],
    birthDate: m.birthDate[relations.birthDate],
    sex: m.sex[relations.sex],
  };
}

export function weightsOf(model: LinkageModel, compared: Compared): Weights {
  const own = chancesOfOwn(model.m, compared.relations);
  const anybody = chancesOfAnybody(model, compared);
  const bits = (field: keyof Relations) => Math.log2(own[field] / anybody[field]);
  return {
    documentNumber: bits('documentNumber'),
    name: bits('name'),
    birthDate: bits('birthDate'),
    sex: bits('sex'),
  };
}

export const totalWeight = (weights: Weights): number =>
  FIELDS.reduce((sum, field) => sum + weights[field], 0);

/**
 * The probability of each that the record is about them, and of nobody in the register: they add up to one. People who
 * were not compared have next to no evidence for them and count as nobody.
 */
export function confidences(
  { people, claimed, someone, again }: Omit<LinkageModel, 'm' | 'u'>,
  candidates: readonly { readonly weight: number; readonly claimed: boolean }[],
): number[] {
  const shares = Math.max(1, people - claimed) + again * claimed;
  const odds = candidates.map(
    (candidate) => 2 ** candidate.weight * (someone / shares) * (candidate.claimed ? again : 1),
  );
  const total = odds.reduce((sum, value) => sum + value, 1 - someone);
  return odds.map((value) => value / total);
}
