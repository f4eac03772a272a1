import { LANGUAGES, language, setLanguage, t } from '../words.ts';
import './language-switch.css';

const NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;
const SHORT = { vi: 'VI', en: 'EN' } as const;

/** Both languages at one press, each in its own words. */
export function LanguageSwitch() {
  return (
    <fieldset class="language-switch">
      <legend class="visually-hidden">{t('app.language')}</legend>
      {LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={language.value === choice}
          // Where the words cannot be loaded, the screen stays as it is.
          onClick={() => void setLanguage(choice).catch(() => {})}
        >
          <span aria-hidden="true">{SHORT[choice]}</span>
          <span class="visually-hidden">{NAMES[choice]}</span>
        </button>
      ))}
    </fieldset>
  );
}
