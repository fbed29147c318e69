"use client";

import "./globals.css";

/** Stands in for the whole document when even its frame could not be made. */
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="book-wrap py-10 lg:py-24">
          <title>The page could not be made</title>
          <h1 className="font-serif text-[40px] leading-[1.04] tracking-[-0.028em]">
            The page could not be made
          </h1>
          <p className="mt-4 text-ink-2">
            Nothing that you booked is lost. It is usually a matter of seconds.
          </p>
          <button type="button" className="btn btn-main mt-7" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
