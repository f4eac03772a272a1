import { documentKind } from '../ui/document-kind.ts';
import { formatDayOf } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import { EXPORT_WAYS, type ExportWay } from './export-files.ts';
import { say } from './export-words.ts';
import type { WalletCertificate } from './wallet.ts';

export interface Choice extends WalletCertificate {
  readonly isChosen: boolean;
}

/** Whose certificates leave the wallet. */
export function CertificateChoice({
  choices,
  onChoose,
}: {
  choices: readonly Choice[];
  onChoose: (ids: readonly string[]) => void;
}) {
  const turn = (turned: string) =>
    onChoose(
      choices.filter(({ id, isChosen }) => (id === turned ? !isChosen : isChosen)).map(({ id }) => id),
    );
  return (
    <fieldset class="export-choices">
      <legend>{say('who')}</legend>
      {choices.map(({ id, certificate, isChosen }) => (
        <label key={id} class="export-choice">
          <input type="checkbox" checked={isChosen} onChange={() => turn(id)} />
          <span>
            <strong>{certificate.holder.name}</strong>
            <span class="small muted">
              {documentKind(certificate)}
              {certificate.issuedAtSeconds !== undefined &&
                ` · ${t('wallet.card.issued', { day: formatDayOf(new Date(certificate.issuedAtSeconds * 1000)) })}`}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** As what they leave it. */
export function WayChoice({ chosen, onChoose }: { chosen: ExportWay; onChoose: (way: ExportWay) => void }) {
  return (
    <fieldset class="export-choices">
      <legend>{say('what')}</legend>
      {EXPORT_WAYS.map((way) => (
        <label key={way} class="export-choice">
          <input type="radio" name="way" checked={way === chosen} onChange={() => onChoose(way)} />
          <span>
            <strong>{say(`ways.${way}.name`)}</strong>
            <span class="small muted">{say(`ways.${way}.text`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
