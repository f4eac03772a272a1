/** The advisory locks of the database, over all processes: any numbers, each for one thing alone. */
export const LOCKS = {
  /** Migrations run one process after another. */
  migrations: 7_241_905,
  /** Entries of the audit are chained one after another. */
  audit: 7_241_906,
  /** While somebody checks records by the register, nobody changes it. */
  register: 7_241_907,
  /** Nobody removes a file to be imported while somebody else hands the same one in. */
  importFiles: 7_241_908,
  /** Records are brought together and taken apart one after another. */
  together: 7_241_909,
  /** Facilities take their places in the queue of what is to be certified one batch after another; with its id. */
  facilityTurns: 7_241_910,
  /** While anybody signs, no key is withdrawn; from then on everybody knows. */
  keys: 7_241_911,
} as const;
