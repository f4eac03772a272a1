import type { FindingCode } from '../../contract.ts';
import { w } from '../words.ts';
import './findings-list.css';

/** What is wrong with the record, each with what mends it. */
export function FindingsList({
  findings,
  waived,
}: {
  findings: readonly FindingCode[];
  /** Confirmed by somebody to be true as they stand. */
  waived: readonly FindingCode[];
}) {
  const open = findings.filter((finding) => !waived.includes(finding));
  return (
    <section>
      <h2>{w('record.findings', { count: open.length })}</h2>
      <ul class="findings">
        {open.map((finding) => (
          <li key={finding}>
            <strong>{w(`findings.${finding}.what`)}</strong>
            <span>{w(`findings.${finding}.mend`)}</span>
          </li>
        ))}
        {waived.map((finding) => (
          <li key={finding} class="muted">
            <span>{w('record.confirmed', { finding: w(`findings.${finding}.what`) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
