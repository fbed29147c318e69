"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { Copy } from "@/components/operations/copy";

/** Texts of which one is shown, by tabs. */
export function Examples({ title, texts }: { title: string; texts: { name: string; code: string }[] }) {
  const [chosen, choose] = useState(0);
  const id = useId();
  const shown = texts[chosen] ?? texts[0];
  if (!shown) return null;
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (chosen + step + texts.length) % texts.length;
    choose(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <section className="mb-6">
      <div className="api-tabs">
        <h2>{title}</h2>
        <div role="tablist" aria-label={title} className="flex gap-[18px]" onKeyDown={move}>
          {texts.map(({ name }, index) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${index}`}
              aria-selected={index === chosen}
              aria-controls={`${id}-text`}
              tabIndex={index === chosen ? 0 : -1}
              onClick={() => choose(index)}
            >
              {name}
            </button>
          ))}
        </div>
        <Copy text={shown.code} />
      </div>
      <div
        role="tabpanel"
        id={`${id}-text`}
        aria-labelledby={`${id}-${chosen}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto"
      >
        <pre className="api-code">{shown.code}</pre>
      </div>
    </section>
  );
}
