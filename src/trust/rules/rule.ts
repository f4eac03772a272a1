import * as v from 'valibot';
import { formatIssues } from './certlogic-format.ts';
import { plusTime } from './certlogic-times.ts';
import { type Version, versionOf } from './version.ts';

/** A rule of a country, as the EU's gateway publishes them (EU DCC Validation Rules, 2.1), read. */
export interface Rule {
  /** `VR-DE-0001`. */
  readonly identifier: string;
  /** What a country asks of those who arrive, or what the issuing country no longer stands for. */
  readonly type: 'Acceptance' | 'Invalidation';
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly country: string;
  /** A part of the country, where the rule is not for all of it. */
  readonly region?: string;
  readonly version: Version;
  /** The oldest version of the certificate's content that the rule knows how to read. */
  readonly schemaVersion: Version;
  readonly engine: string;
  readonly engineVersion: Version;
  readonly certificateType: 'General' | 'Vaccination' | 'Test' | 'Recovery';
  /** What it asks for, by language. */
  readonly descriptions: ReadonlyMap<string, string>;
  readonly validFromMs: number;
  /** The last instant at which it holds. */
  readonly validToMs: number;
  /** CertLogic, true where the rule is met. */
  readonly logic: unknown;
}

/** Several times what the largest published rule has, and room for a list of what is not accepted. */
const LIMITS = { depth: 100, values: 10_000, textLength: 2_000, descriptions: 40 };

/** Whether a value of JSON is no deeper and no longer than any rule. */
export function isBounded(json: unknown): boolean {
  let values = 0;
  const within = (value: unknown, depth: number): boolean => {
    values++;
    if (depth > LIMITS.depth || values > LIMITS.values) return false;
    if (typeof value === 'string') return value.length <= LIMITS.textLength;
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every((part) => within(part, depth + 1));
  };
  return within(json, 0);
}

const Text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const VersionText = v.pipe(
  Text,
  v.transform(versionOf),
  v.check((version) => version !== undefined, 'no version'),
  v.transform((version) => version as Version),
);
const Instant = v.pipe(
  v.string(),
  v.maxLength(40),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return plusTime(dataset.value, 0, 'day').getTime();
    } catch {
      addIssue({ message: 'no date-time' });
      return NEVER;
    }
  }),
);
const Description = v.object({
  lang: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9-]{1,20})?$/)),
  desc: v.pipe(v.string(), v.maxLength(LIMITS.textLength)),
});

const PublishedRule = v.object({
  Identifier: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,40}$/)),
  Type: v.picklist(['Acceptance', 'Invalidation']),
  Country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  Region: v.nullish(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  Version: VersionText,
  SchemaVersion: VersionText,
  Engine: Text,
  EngineVersion: VersionText,
  CertificateType: v.picklist(['General', 'Vaccination', 'Test', 'Recovery']),
  Description: v.pipe(v.array(Description), v.minLength(1), v.maxLength(LIMITS.descriptions)),
  ValidFrom: Instant,
  ValidTo: Instant,
  AffectedFields: v.pipe(v.array(Text), v.maxLength(100)),
  Logic: v.pipe(
    v.unknown(),
    v.check(isBounded, 'the logic is larger than any rule'),
    v.check((logic) => formatIssues(logic).length === 0, 'the logic is no CertLogic'),
  ),
});

/** A rule, or the one thing that is wrong with it, in plain English for who publishes it. */
export type ReadRule = { readonly rule: Rule } | { readonly problem: string };

/** Reads one rule as published. Nothing is assumed of it. */
export function readRule(json: unknown): ReadRule {
  const read = v.safeParse(PublishedRule, json);
  if (!read.success) {
    const [issue] = read.issues;
    return { problem: `${v.getDotPath(issue) ?? 'rule'}: ${issue.message.slice(0, 200)}` };
  }
  const { output } = read;
  return {
    rule: {
      identifier: output.Identifier,
      type: output.Type,
      country: output.Country,
      ...(output.Region && { region: output.Region }),
      version: output.Version,
      schemaVersion: output.SchemaVersion,
      engine: output.Engine,
      engineVersion: output.EngineVersion,
      certificateType: output.CertificateType,
      descriptions: new Map(output.Description.map(({ lang, desc }) => [lang.toLowerCase(), desc])),
      validFromMs: output.ValidFrom,
      validToMs: output.ValidTo,
      logic: output.Logic,
    },
  };
}
