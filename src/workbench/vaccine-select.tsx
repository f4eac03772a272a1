import { KNOWN_VACCINES } from './vaccine-name.ts';

/** One of the vaccines that certificates are issued for, or what was written before where it is none of them. */
export function VaccineSelect({
  id,
  value,
  onChange,
}: {
  id: string;
  value: string;
  onChange: (vaccine: string) => void;
}) {
  const isKnown = KNOWN_VACCINES.some((known) => known.id === value);
  return (
    <select
      id={id}
      class="work-input"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {!isKnown && <option value={value}>{value}</option>}
      {KNOWN_VACCINES.map((known) => (
        <option key={known.id} value={known.id}>
          {known.name}
        </option>
      ))}
    </select>
  );
}
