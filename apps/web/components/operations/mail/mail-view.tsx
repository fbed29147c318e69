"use client";

import { useState } from "react";
import type { Mail } from "@/lib/operations/types";
import { dayAndClockOf } from "@/lib/operations/words";
import { Choice } from "../choice";

const VIEWS = [
  { name: "html", words: "As drawn" },
  { name: "text", words: "As text" },
] as const;

/** One mail. A drawn one is shown in a frame that may run nothing, send nothing and lead nowhere. */
export function MailView({ mail }: { mail: Mail }) {
  const { subject, to, keptAt, propertyId, text, html } = mail;
  const [view, setView] = useState<"html" | "text">(html === undefined ? "text" : "html");
  return (
    <article
      aria-labelledby="subject"
      className="flex min-w-0 flex-col bg-sheet max-md:border-t max-md:border-line-strong"
    >
      <header className="flex flex-wrap items-end gap-3 border-b border-line px-4 py-4 md:px-8">
        <div className="mr-auto min-w-0">
          <h2 id="subject" className="text-[18px] leading-6 font-semibold wrap-anywhere">
            {subject}
          </h2>
          <p className="text-ink-2 wrap-anywhere">
            to {to}, from {propertyId}, {dayAndClockOf(keptAt)}
          </p>
        </div>
        {html !== undefined && (
          <Choice label="Show the mail" chosen={view} choices={VIEWS} onChoose={setView} />
        )}
      </header>
      {view === "html" && html !== undefined ? (
        <iframe
          title={`The mail: ${subject}`}
          sandbox=""
          srcDoc={html}
          className="min-h-[640px] w-full flex-1 bg-white"
        />
      ) : (
        <p className="max-w-[72ch] px-4 py-5 text-[14px] leading-[1.55] whitespace-pre-line wrap-anywhere md:px-8">
          {text}
        </p>
      )}
    </article>
  );
}
