import type { ReactNode } from "react";

interface Props {
  title: string;
  children: ReactNode;
  again?: () => void;
  asking?: boolean;
}

/** What stands where offers would, when there is something to say instead. */
export function Notice({ title, children, again, asking = false }: Props) {
  return (
    <section role="status" className="min-w-0 pt-10 lg:col-start-1 lg:pt-11">
      <h2 className="section-title">{title}</h2>
      <div className="mt-2 max-w-[40em] text-pretty text-ink-2">{children}</div>
      {again && (
        <button type="button" className="btn mt-5" onClick={again} disabled={asking}>
          {asking ? "Asking again" : "Ask again"}
        </button>
      )}
    </section>
  );
}
