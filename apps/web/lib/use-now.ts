"use client";

import { useEffect, useState } from "react";

/** The minute it is; terms that run out while a page is open change with it. */
export const useNow = (first: number, every = 30_000) => {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
};
