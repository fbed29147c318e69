import type { ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  note: ReactNode;
  children: ReactNode;
}

/** One part of the page: what it is at the left, what is written at the right. */
export function Part({ id, title, note, children }: Props) {
  return (
    <section
      aria-labelledby={id}
      className="border-t border-line pt-6 pb-7 lg:grid lg:grid-cols-[168px_minmax(0,1fr)] lg:gap-x-8 lg:pt-[30px] lg:pb-9"
    >
      <header className="max-lg:mb-[18px]">
        <h2
          id={id}
          className="font-serif text-[23px] leading-[1.2] font-medium tracking-[-0.01em] lg:text-[21px]"
        >
          {title}
        </h2>
        <p className="mt-1 text-[15px] leading-[1.45] text-ink-3 lg:mt-2 lg:text-[14px]">{note}</p>
      </header>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
