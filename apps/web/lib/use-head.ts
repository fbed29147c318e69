"use client";

import { useEffect, useRef, useState } from "react";

/** The picture never lags further behind what is known than it can make up in this many milliseconds. */
const CATCH_UP = 1_200;
/** A booking that took less than this is stretched, so that it can be followed. */
const WATCHABLE = 1_800;

interface Head {
  /** How far the booking is drawn, in its own milliseconds. */
  at: number;
  /** How many of them the axis holds. */
  span: number;
  done: boolean;
  /** How many times slower it was drawn than it happened. */
  slower: number;
}

/**
 * Moves along a booking while it happens. It follows the events: never past what is known of a decided one, and
 * with the clock while one is pending. What happens in a blink is drawn slower, what takes long in its own time.
 */
export const useHead = (known: number, end: number | null, play: boolean): Head => {
  const still = { at: end ?? known, span: Math.max(end ?? 0, known, 1), done: end !== null, slower: 1 };
  const [head, setHead] = useState<Head>({
    at: 0,
    span: Math.max(400, known * 1.25),
    done: false,
    slower: 1,
  });
  const current = useRef(head);
  const begun = useRef<number>(undefined);

  useEffect(() => {
    if (!play || current.current.done) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const heard = performance.now();
    begun.current ??= heard;
    let last = heard;
    let frame = 0;
    const step = (now: number) => {
      const passed = now - last;
      last = now;
      const was = current.current;
      const target = end ?? known + (now - heard);
      const wantedSpan = Math.max(1, end ?? Math.max(400, target * 1.25));
      const slowest = Math.min(0.2, (end ?? 400) / WATCHABLE);
      const at = calm
        ? target
        : Math.min(target, was.at + passed * Math.max(slowest, (target - was.at) / CATCH_UP));
      const span = calm ? wantedSpan : was.span + (wantedSpan - was.span) * Math.min(1, passed / 180);
      const done = end !== null && at >= end && (calm || Math.abs(span - wantedSpan) < wantedSpan * 0.01);
      const slower = done && end ? Math.round((now - (begun.current ?? now)) / end) : 1;
      current.current = { at, span: done ? wantedSpan : span, done, slower };
      setHead(current.current);
      if (!done) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [known, end, play]);

  return play ? head : still;
};
