"use client";

import "./charts.css";
import "./tables.css";
import { type ReactNode, useState } from "react";
import { csvOf, fileName } from "@/lib/figures/csv";
import type { Sheet } from "@/lib/figures/sheets";
import { SheetTable } from "./sheet-table";

/** Whose figures they are, and of when: for the names of files. */
export type Source = { slug: string; asOf: string };

interface Props {
  /** What it shows, in a sentence. */
  sentence: string;
  sub: ReactNode;
  sheet: Sheet;
  source: Source;
  /** What is shown is a table by itself: it needs no other. */
  isTable?: boolean;
  className: string;
  children: ReactNode;
}

/** A chart under the sentence that says what it shows, with the figures behind it as a table and as a file. */
export function Charted({ sentence, sub, sheet, source, isTable = false, className, children }: Props) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={className}>
      <header className="said">
        <h2 className="say">{sentence}</h2>
        <div className="tools">
          {!isTable && (
            <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              Table
              <span className="sr-only"> of {sheet.name}</span>
            </button>
          )}
          <button type="button" onClick={() => save(sheet, source)}>
            CSV
            <span className="sr-only"> of {sheet.name}</span>
          </button>
        </div>
        <p className="sub">{sub}</p>
      </header>
      {asTable ? <SheetTable sheet={sheet} caption={sentence} /> : children}
    </section>
  );
}

/** Hands the sheet over as a file, made in the browser of the figures that are shown. */
function save(sheet: Sheet, { slug, asOf }: Source): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", csvOf(sheet)], { type: "text/csv;charset=utf-8" }));
  link.download = fileName(slug, sheet.name, asOf);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
