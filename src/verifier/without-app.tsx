import { say } from './verdict-words.ts';

const STEPS = ['paper', 'document', 'ask', 'supervisor'] as const;

/** What to do where nothing can be ascertained here, as the World Health Organization asks of verifiers. */
export const WithoutApp = () => (
  <details class="without-app">
    <summary>{say('withoutApp.title')}</summary>
    <ol>
      {STEPS.map((step) => (
        <li key={step}>{say(`withoutApp.steps.${step}`)}</li>
      ))}
    </ol>
  </details>
);
