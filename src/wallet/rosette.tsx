const PETALS = Array.from({ length: 18 }, (_, at) => at * 10);

/** A guilloche rosette, as on certificates and banknotes; decoration. */
export const Rosette = () => (
  <svg aria-hidden="true" class="rosette" viewBox="-100 -100 200 200" fill="none" stroke="currentColor">
    {PETALS.map((degrees) => (
      <ellipse key={degrees} rx="98" ry="38" stroke-width="0.7" transform={`rotate(${degrees})`} />
    ))}
  </svg>
);
