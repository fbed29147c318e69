import type { ReactNode } from "react";

export type Comparison = { words: string; was: string; change: string | undefined };

interface Props {
  /** The word for it, with its meaning. */
  name: ReactNode;
  value: ReactNode;
  /** What stands between this figure and the one before it: × or =. */
  operator?: string;
  comparisons?: Comparison[];
  /** Stands to the right of it. */
  beside?: ReactNode;
  hero?: boolean;
  note?: string | undefined;
}

/** One of the figures of tonight, with what it was before. */
export function Figure({ name, value, operator, comparisons = [], beside, hero = false, note }: Props) {
  return (
    <section className={hero ? "fig hero" : "fig"}>
      {operator && (
        <span className="op" aria-hidden>
          {operator}
        </span>
      )}
      <div className="min-w-0">
        <h2>{name}</h2>
        <p className="val">{value}</p>
        <dl className="cmp">
          {comparisons.map(({ words, was, change }) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>{was}</dd>
              <dd className="d">{change}</dd>
            </div>
          ))}
        </dl>
        {note && <p className="note">{note}</p>}
      </div>
      {beside}
    </section>
  );
}
