/** The app's mark: a card with a V that is a tick. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="8" fill="var(--card-from)" />
      <path d="M32 12v12a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8v-1z" fill="var(--card-to)" />
      <path
        d="M8 12l6.5 10.5L24 8.5"
        fill="none"
        stroke="#fff"
        stroke-width="3.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
