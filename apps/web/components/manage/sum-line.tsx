import type { ReactNode } from "react";

/** One line of an account. */
export function SumLine({ name, note, value }: { name: string; note?: string; value: string }) {
  return (
    <div className="flex items-baseline justify-between gap-3 py-[5px] leading-[1.4]">
      <dt className="text-ink-2">
        {name}
        {note && <small className="text-[14px] text-ink-3 max-sm:block"> {note}</small>}
      </dt>
      <dd className="whitespace-nowrap">{value}</dd>
    </div>
  );
}

/** What the lines above it come to. */
export function SumTotal({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="mt-2 flex items-baseline justify-between gap-3 border-t border-ink pt-2 pb-1">
      <dt className="font-serif text-[18px] leading-none font-medium">{name}</dt>
      <dd className="font-serif text-[30px] leading-none tracking-[-0.02em] lining-nums">{children}</dd>
    </div>
  );
}
