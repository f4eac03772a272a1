/**
 * The condition for records that stand for a person: neither brought together with another one nor closed. What does not
 * stand is not checked, stops no other record and counts nowhere.
 *
 * @param record the name that the table of records goes by in the statement.
 */
export const stands = (record: string): string => `${record}.state not in ('merged', 'closed')`;
