import type { CSSProperties } from "react";
import type { Passed } from "@/lib/operations/passed";

const MOST = 12;
/** They set out one after the other within so long, and are there before the next reading. */
const SETTING_OUT_MS = 900;

interface Props {
  /** How many the group has taken since the last reading. */
  many: number;
  reading: Passed | undefined;
  from: number;
  to: number;
  y: number;
}

let readings = 0;
const names = new WeakMap<Passed, number>();
/** A name of its own for each reading, so that what moves belongs to one and is never shown twice. */
function nameOf(reading: Passed): number {
  const known = names.get(reading);
  if (known !== undefined) return known;
  readings += 1;
  names.set(reading, readings);
  return readings;
}

/** Events that a group took since the last reading, on their way to it: one mark an event, up to twelve. */
export function PassingEvents({ many, reading, from, to, y }: Props) {
  if (!reading || many === 0) return null;
  const marks = Math.min(many, MOST);
  const way = Math.sign(to - from) || 1;
  return Array.from({ length: marks }, (_, index) => {
    const style = {
      "--way": `${to - from - way * 14}px`,
      animationDelay: `${Math.round((index * SETTING_OUT_MS) / marks)}ms`,
    } as CSSProperties;
    return (
      <rect
        key={`${nameOf(reading)} ${style.animationDelay}`}
        className="passing"
        x={from + way * 8 - 2.3}
        y={y - 1.5}
        width={4.6}
        height={3}
        rx={1}
        style={style}
      />
    );
  });
}
