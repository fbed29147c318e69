import type { ReactNode } from "react";

interface Props {
  figure: ReactNode;
  unit?: string;
  /** The page's heading: what is the matter, in a sentence. */
  sentence: string;
  details: ReactNode;
  aside?: ReactNode;
}

/** The one figure that matters, and what it means in words. */
export function Say({ figure, unit, sentence, details, aside }: Props) {
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3 px-4 pt-4 pb-3 md:px-6">
      <p className="font-serif text-[40px] leading-9 tracking-[-0.02em] whitespace-nowrap lining-nums">
        {figure}
        {unit && <span className="ml-1 font-sans text-[13px] tracking-normal text-ink-3"> {unit}</span>}
      </p>
      <div className="min-w-0 flex-1 basis-72 border-line sm:border-l sm:pl-5">
        <h1 className="text-[15px] leading-5 font-semibold text-balance wrap-anywhere">{sentence}</h1>
        <div className="text-ink-2 wrap-anywhere">{details}</div>
      </div>
      {aside}
    </div>
  );
}
