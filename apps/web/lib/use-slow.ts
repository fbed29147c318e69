"use client";

import { useEffect, useState } from "react";

/** Past this an answer is slow, and the page says that it is still asking. */
const SLOW = 900;

/** Whether something has been under way for so long that a word is due. */
export const useSlow = (underWay: boolean, after = SLOW) => {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!underWay) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), after);
    return () => clearTimeout(timer);
  }, [underWay, after]);
  return slow;
};
