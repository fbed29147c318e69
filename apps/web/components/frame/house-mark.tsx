const marks: Record<string, React.ReactNode> = {
  // one tile of the front
  "casa-do-mirante": (
    <>
      <rect x="1.5" y="1.5" width="21" height="21" rx="1.5" />
      <path d="M1.5 12A10.5 10.5 0 0 0 12 1.5 10.5 10.5 0 0 0 22.5 12 10.5 10.5 0 0 0 12 22.5 10.5 10.5 0 0 0 1.5 12Z" />
      <path d="M12 8.2 15.8 12 12 15.8 8.2 12Z" fill="currentColor" stroke="none" />
    </>
  ),
  // a spruce and its reflection
  "heron-lake-lodge": (
    <>
      <path d="M12 1.8 17.5 8h-2.6l4.1 5H5l4.1-5H6.5Z" />
      <path d="M1.5 16.2h21M5.5 19.2h13M9.5 22.2h5" />
    </>
  ),
  // a persimmon
  "kawabe-no-yado": (
    <>
      <path d="M12 6.6c6 0 9.8 2.4 9.8 7.4s-4.3 8.4-9.8 8.4S2.2 19 2.2 14 6 6.6 12 6.6Z" />
      <path d="m12 10.8-4.6-2.2 4.6-2 4.6 2Z" fill="currentColor" stroke="none" />
      <path d="M12 6.6V2.4" />
    </>
  ),
};

/** The small sign of a house; houses without one show none. */
export function HouseMark({ slug }: { slug: string }) {
  const mark = marks[slug];
  if (!mark) return null;
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      aria-hidden="true"
      className="size-[22px] flex-none text-accent sm:size-6"
    >
      {mark}
    </svg>
  );
}
