"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Gives what it holds a wash when the value changes, and none when it is first shown. */
export function Washed({ value, children }: { value: string | number; children: ReactNode }) {
  const last = useRef(value);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    setChanges((count) => count + 1);
  }, [value]);
  return (
    <span key={changes} className={changes > 0 ? "wash" : undefined}>
      {children}
    </span>
  );
}
