import type { ListMisfit } from '../../work-contract/lists.ts';
import { w } from '../words.ts';

/** The report has them all. */
const SHOWN_ROWS = 500;

/** Lines of the list that change nothing, and why. */
export function MisfitsTable({ misfits }: { misfits: readonly ListMisfit[] }) {
  return (
    <details class="lists-misfits">
      <summary>{w('lists.misfits', { count: misfits.length })}</summary>
      <table class="lists-table">
        <thead>
          <tr>
            <th scope="col">{w('lists.line')}</th>
            <th scope="col">{w('fields.documentNumber')}</th>
            <th scope="col">{w('lists.misfitWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {misfits.slice(0, SHOWN_ROWS).map(({ line, documentNumber, why }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>{documentNumber ?? '–'}</td>
              <td>{w(`lists.misfit.${why}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
