/** Whose decision it is, and why; goes into the audit with every change. */
export interface Act {
  /** Null for what the service does by itself. */
  readonly accountId: number | null;
  readonly action: string;
  readonly decisionId?: string | undefined;
  readonly reason?: string | undefined;
  readonly at: Date;
  /** Whether it may correct what is certified; the certificates are superseded then. */
  readonly corrects?: boolean;
}
