import type { RegisterPerson } from '../register.ts';

/** Who is looked for: by number, or by name and birth date where the number is missing or somebody else's. */
export type RegisterQuery =
  | { readonly documentNumber: string }
  /** `birthDate` is `YYYY-MM-DD`. */
  | { readonly name: string; readonly birthDate: string };

/** The authority on who a citizen is, where it is not loaded from a file but asked. */
export interface PopulationRegister {
  /**
   * Whom the register has for each query, in the same order; nobody is an answer as well.
   *
   * @param queries at most `QUERIES_A_REQUEST`.
   * @throws {RegisterUnavailableError} where it has not answered: nothing is known then.
   */
  find(queries: readonly RegisterQuery[]): Promise<readonly (readonly RegisterPerson[])[]>;
}

export const QUERIES_A_REQUEST = 100;

/** The register did not answer, or not in its form. Says nothing about whom it was asked. */
export class RegisterUnavailableError extends Error {
  override readonly name = 'RegisterUnavailableError';
}
