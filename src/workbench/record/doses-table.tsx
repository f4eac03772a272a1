import { formatDay } from '../../ui/formats.ts';
import type { RecordDose } from '../../work-contract/records.ts';
import { vaccineName } from '../vaccine-name.ts';
import { w } from '../words.ts';
import './doses-table.css';

/** The doses of the record, for those who see what is medical. */
export function DosesTable({ doses }: { doses: readonly RecordDose[] }) {
  return (
    <section>
      <h2>{w('record.doses', { count: doses.length })}</h2>
      <table class="doses">
        <thead>
          <tr>
            <th scope="col">{w('fields.ordinal')}</th>
            <th scope="col">{w('fields.date')}</th>
            <th scope="col">{w('fields.vaccine')}</th>
            <th scope="col">{w('fields.lot')}</th>
          </tr>
        </thead>
        <tbody>
          {doses.map((dose) => (
            <tr key={dose.id}>
              <td>{dose.ordinal}</td>
              <td>{formatDay(dose.date)}</td>
              <td>
                {vaccineName(dose.vaccine)}
                {dose.manufacturer && <span class="doses-note"> {dose.manufacturer}</span>}
                <span class="doses-note doses-place">{dose.facility}</span>
              </td>
              <td>{dose.lot ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
