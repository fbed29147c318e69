"use client";

import type { StayAtDesk } from "@roomstream/domain/desk/contract";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { actsOf, type May } from "@/lib/desk/acts";
import { type Act, keyOf } from "@/lib/desk/keys";
import { useStayAtDesk } from "@/lib/desk/use-stay";
import { useSlow } from "@/lib/use-slow";
import { KeysSheet } from "../keys-sheet";
import { Refusal } from "../refusal";
import { Part } from "../sheet";
import { AboutStay } from "../stay/about-stay";
import { FolioLines } from "../stay/folio-lines";
import { GuestCard } from "../stay/guest-card";
import { History } from "../stay/history";
import { Nights } from "../stay/nights";
import { StaySheets } from "../stay/stay-sheets";
import { useSheetKeys } from "../use-sheet-keys";
import { StayAlerts } from "./stay-alerts";
import { StayHead } from "./stay-head";

interface Props {
  first: StayAtDesk;
  may: May;
}

/** All there is to know of one stay, and all that can be done with it; true within a moment of whoever else does it. */
export function StayPage({ first, may }: Props) {
  const router = useRouter();
  const { line, reservation, folio } = useStayAtDesk(first);
  const { stay, businessDate, timeZone, alerts, propertyId } = line.data;
  const [sheet, open] = useState<Act | "keys">();
  const slow = useSlow(reservation.isPending && reservation.fetchStatus === "fetching");
  const acts = actsOf(stay, businessDate, may).filter((act) => act !== "open");
  const keys = acts.map((act) => [keyOf[act].toLowerCase(), () => open(act)] as const);
  useSheetKeys({
    keys: sheet
      ? {}
      : { ...Object.fromEntries(keys), "?": () => open("keys"), escape: () => router.push("/desk") },
  });
  const view = reservation.data;
  const error = reservation.error ?? line.error ?? folio.error;
  return (
    <div className="flex flex-1 flex-col">
      <StayHead
        stay={stay}
        businessDate={businessDate}
        acts={acts}
        onAct={open}
        onKeys={() => open("keys")}
      />
      <StayAlerts alerts={alerts} />
      {(error || slow) && (
        <div className="border-b border-line px-4 py-3 md:px-6">
          {error ? (
            <Refusal
              error={error}
              silence="No answer came. What you see may be old; it is asked for again when the line is back."
            />
          ) : (
            <p role="status" className="text-ink-2">
              Still asking for the money of this stay and what happened to it.
            </p>
          )}
        </div>
      )}
      <h2 className="sr-only">All there is to know of it</h2>
      <div className="grid flex-1 [&_section]:px-4 md:[&_section]:px-6 md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_400px]">
        <div className="min-w-0 bg-sheet md:border-r md:border-line-strong">
          <AboutStay propertyId={propertyId} businessDate={businessDate} stay={stay} view={view} may={may} />
          <Part title="Night by night">
            <Nights view={view} />
          </Part>
        </div>
        <div className="min-w-0 bg-sheet max-md:border-t max-md:border-line xl:border-r xl:border-line-strong">
          <Part title="Folio" aside="what was posted so far">
            <FolioLines folio={folio.data} />
          </Part>
          <Part title="What happened" aside="the latest first">
            {view ? (
              <History view={view} timeZone={timeZone} />
            ) : (
              <div aria-hidden className="shape mt-2 h-40" />
            )}
          </Part>
        </div>
        <div className="min-w-0 bg-well p-4 max-xl:border-t max-xl:border-line-strong md:col-span-2 md:p-6 xl:col-span-1">
          <GuestCard stay={stay} view={view} />
        </div>
      </div>
      {sheet === "keys" && <KeysSheet of="stay" onClose={() => open(undefined)} />}
      {sheet && sheet !== "keys" && (
        <StaySheets
          today={line.data}
          act={sheet}
          stay={stay}
          may={may}
          onAct={open}
          onClose={() => open(undefined)}
        />
      )}
    </div>
  );
}
