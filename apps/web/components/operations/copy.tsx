"use client";

import { useState } from "react";

/** Takes a text into the clipboard, and says that it did. */
export function Copy({ text }: { text: string }) {
  const [said, say] = useState("Copy");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say("Copied"),
      () => say("The browser does not let it"),
    );
  return (
    <button
      type="button"
      onClick={copy}
      className="ml-auto min-h-6 border-b border-line-strong text-[12px] font-medium hover:border-ink"
    >
      <span role="status">{said}</span>
    </button>
  );
}
