import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import type { AuditPage } from '../../work-contract/supervision.ts';
import { Problem } from '../problem.tsx';
import { actionWord, Changes, moment, reasonWord } from '../record/history.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { AuditFilters } from './audit-filters.tsx';
import './audit-screen.css';
import { found, more, searchFor } from './audit-search.ts';

/** `/work/audit`: who did what in one's territory. */
export function AuditScreen() {
  useEffect(() => {
    if (!found.value) void searchFor({});
  }, []);
  const { entries = [], next = null, isSearching = true, problem } = found.value ?? {};
  return (
    <WorkPage title={w('audit.title')} lead={w('audit.lead')}>
      <AuditFilters />
      {problem && <Problem error={problem} />}
      {isSearching && entries.length === 0 && <Waiting>{w('audit.loading')}</Waiting>}
      {!isSearching && !problem && entries.length === 0 && <p role="status">{w('audit.none')}</p>}
      {entries.length > 0 && <Entries entries={entries} />}
      {next !== null && (
        <p>
          <Button look="secondary" working={isSearching} onClick={() => void more()}>
            {w('audit.more')}
          </Button>
        </p>
      )}
    </WorkPage>
  );
}

function Entries({ entries }: Pick<AuditPage, 'entries'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section class="audit-scroll" tabIndex={0} aria-label={w('audit.title')}>
      <table class="audit-table">
        <thead>
          <tr>
            <th scope="col">{w('audit.at')}</th>
            <th scope="col">{w('audit.who')}</th>
            <th scope="col">{w('audit.action')}</th>
            <th scope="col">{w('audit.record')}</th>
            <th scope="col">{w('audit.what')}</th>
            <th scope="col">{w('audit.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ sequence, at, who, action, recordId, before, after, reason }) => (
            <tr key={sequence}>
              <td>
                <time dateTime={at}>{moment(at)}</time>
              </td>
              <td>{who ?? w('record.byService')}</td>
              <td>{actionWord(action)}</td>
              <td>{recordId !== null && <a href={`/work/record/${recordId}`}>{recordId}</a>}</td>
              <td>
                <Changes before={before} after={after} />
              </td>
              <td>{reason && reasonWord(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
