/** One step of the schema. What has been released is never changed, only followed by another. */
export interface Migration {
  /** Its place in the order, then its subject. */
  readonly name: string;
  readonly statements: readonly string[];
}
