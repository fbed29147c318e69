"use client";

import { useSlow } from "@/lib/use-slow";

/** The page while its figures are on their way: the shape of what comes. */
export function FiguresShape() {
  const slow = useSlow(true, 3_000);
  return (
    <div className="figures">
      <div className="lead">
        <h1>{slow ? "The figures take longer than usual." : "The figures are on their way."}</h1>
      </div>
      <div aria-hidden className="tonight">
        {["occupancy", "adr", "revpar", "revenue", "pickup"].map((name) => (
          <div key={name} className={name === "occupancy" ? "fig hero" : "fig"}>
            <div>
              <span className="shape block h-4 w-24" />
              <span className="shape mt-3 block h-8 w-32" />
              <span className="shape mt-2 block h-4 w-40" />
            </div>
          </div>
        ))}
      </div>
      <div aria-hidden className="grid-of-two">
        <div className="nights">
          <span className="shape block h-5 w-2/3" />
          <div className="nights-chart shape mt-4" />
        </div>
        <div className="latest">
          <span className="shape block h-5 w-32" />
          {["a", "b", "c", "d", "e", "f"].map((line) => (
            <span key={line} className="shape mt-3 block h-4 w-full" />
          ))}
        </div>
      </div>
    </div>
  );
}
