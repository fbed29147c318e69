"use client";

import { useCallback, useEffect, useState } from "react";

/** The room that whoever holds this phone is in, and since when. Only this phone knows. */
export interface InWork {
  roomId: string;
  since: number;
}

const keyOf = (propertyId: string) => `roomstream.in-work.${propertyId}`;

export function useInWork(propertyId: string) {
  const [inWork, setInWork] = useState<InWork>();
  useEffect(() => {
    const kept = localStorage.getItem(keyOf(propertyId));
    if (kept) setInWork(JSON.parse(kept) as InWork);
  }, [propertyId]);
  const change = useCallback(
    (next: InWork | undefined) => {
      setInWork(next);
      if (next) localStorage.setItem(keyOf(propertyId), JSON.stringify(next));
      else localStorage.removeItem(keyOf(propertyId));
    },
    [propertyId],
  );
  return {
    inWork,
    start: (roomId: string) => change({ roomId, since: Date.now() }),
    leave: () => change(undefined),
  };
}
