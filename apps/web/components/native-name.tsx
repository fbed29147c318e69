const strokes: Record<string, string[]> = {
  川辺の宿: [
    "M20 16c0 34-1 50-12 70M50 20v52M82 10v80",
    "M146 22h44c0 30-3 42-8 50-3 4-7 2-12-2M164 24c-1 18-6 32-20 44M116 14l12 12M110 42h16c2 4-4 22-10 28 8 0 12 6 18 12 12 8 34 8 66 6",
    "M262 24c-2 26-12 52-26 56-10 2-16-12-14-26 4-22 24-36 44-32 20 4 30 22 24 40-4 14-14 22-28 26",
    "M364 8v12M324 34v-12h80v12M344 34c-4 14-12 24-22 34M334 54v36M350 42h54M376 42c-2 6-4 10-8 14M356 56h42v34h-42zM356 73h42",
  ],
};

/** A house's name in its own script: brushed where it was drawn, else in the fonts that the reader has. */
export function NativeName({ name }: { name: string }) {
  const drawn = strokes[name];
  if (!drawn) return <span lang="ja">{name}</span>;
  return (
    <svg
      viewBox="0 0 420 100"
      role="img"
      aria-label={name}
      lang="ja"
      fill="none"
      stroke="currentColor"
      strokeWidth="5.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="inline h-[1.1em] w-auto align-[-0.18em]"
    >
      {drawn.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
