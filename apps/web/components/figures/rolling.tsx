"use client";

import { useRolling } from "@/lib/figures/use-rolling";
import { Washed } from "../washed";

interface Props {
  value: number | null;
  /** How it is written, also on its way. */
  write: (value: number) => React.ReactNode;
  /** What stands there where there is no value. */
  nothing?: string;
}

/** A figure that rolls to its new value, with a wash. */
export function Rolling({ value, write, nothing = "–" }: Props) {
  const shown = useRolling(value ?? 0);
  return <Washed value={value ?? nothing}>{value === null ? nothing : write(shown)}</Washed>;
}
