import type { DoorDraft, InBoth } from '../trust/door/fields.ts';
import { wordsFor } from '../trust/door/rule-words.ts';
import { TEMPLATES, type Template, type TemplateName } from '../trust/door/templates.ts';

type Asked = (typeof TEMPLATES)[TemplateName]['requirements'][number]['disease'];

const NAMES: Readonly<Record<Asked, InBoth>> = {
  'covid-19': { vi: 'COVID-19', en: 'COVID-19' },
  'yellow-fever': { vi: 'Sốt vàng', en: 'Yellow fever' },
  meningococcal: { vi: 'Viêm màng não do não mô cầu', en: 'Meningococcal meningitis' },
  polio: { vi: 'Bại liệt', en: 'Poliomyelitis' },
};

const draftOf = ({ purpose, name, country, requirements }: Template): DoorDraft => ({
  purpose,
  name,
  country,
  requirements: requirements.map((asked) => ({
    asked,
    words: wordsFor(asked, NAMES[asked.disease as Asked]),
  })),
  examples: [],
});

/** Doors to try the verifier with: the templates as they are, and no country's own. */
export const DEMO_DOORS: Readonly<Record<TemplateName, DoorDraft>> = {
  'yellow-fever': draftOf(TEMPLATES['yellow-fever']),
  hajj: draftOf(TEMPLATES.hajj),
  venue: draftOf(TEMPLATES.venue),
  entry: draftOf(TEMPLATES.entry),
};
