/** Three bars, each a little to the right of the one above: stays on a tape chart, and a stream. */
export function Mark({ className = "" }: { className?: string }) {
  return (
    <svg viewBox="0 0 25 18" aria-hidden="true" fill="currentColor" className={className}>
      <rect x="0" y="0" width="13" height="4" rx="1" />
      <rect x="4" y="7" width="17" height="4" rx="1" />
      <rect x="12" y="14" width="13" height="4" rx="1" />
    </svg>
  );
}
