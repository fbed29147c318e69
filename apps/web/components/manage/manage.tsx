"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ReservationStatus, ReservationView } from "@roomstream/domain/reservations/contract";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useTRPC } from "@/lib/api";
import type { Limits } from "@/lib/manage/nights";
import { atOnce, tapeOf } from "@/lib/manage/tape";
import { useChange } from "@/lib/manage/use-change";
import { useAround, usePreview } from "@/lib/manage/use-preview";
import { useTaken } from "@/lib/manage/use-taken";
import { keepsPrices, type Wanted, wantedOf } from "@/lib/manage/wanted";
import type { Proof } from "@/lib/proof";
import { houseScene } from "@/lib/scenes";
import { stayQuery } from "@/lib/stay";
import { useNow } from "@/lib/use-now";
import { Scene } from "../scene";
import { CancelRow } from "./cancel-row";
import { ChangeRows } from "./change-rows";
import { Cost } from "./cost";
import { Decision } from "./decision";
import { Hello } from "./hello";
import { HowItEnded } from "./how-it-ended";
import { Knows } from "./knows";
import { Proposal } from "./proposal";
import { Tape } from "./tape";
import { Times } from "./times";

interface Props {
  view: ReservationView;
  status: ReservationStatus;
  timeline: ReservationView["timeline"];
  house: PropertyDetails | undefined;
  proof: Proof;
  mostNights: number;
}

/** A guest's own page of a stay: how it stands, and what can be done with it. */
export function Manage({ view, status, timeline, house, proof, mostNights }: Props) {
  const now = useNow(Date.now());
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Wanted>(() => wantedOf(view));
  const taken = useTaken(view);
  const { proposal, version } = view;
  const begun = status === "CHECKED_IN";
  const limits: Limits | undefined =
    house && (status === "CONFIRMED" || begun)
      ? { earliest: house.businessDate, until: house.sellableUntil, mostNights, begun }
      : undefined;
  const changeable = limits !== undefined && proposal === null;
  const wanted = proposal ? wantedOf(proposal) : draft;
  const asked = usePreview(view, proof, draft, changeable);
  const around = useAround(view, proof, limits ?? shut(view), changeable);
  const { outcome, send } = useChange(view, proof, draft);
  // Whatever became of the stay, what was drawn up beside the old one is of no use any more. After the hooks that ask: by then they
  // know the new stay, and do not ask for a change to what is in force.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version is one stay; the rest of the view also changes without it
  useEffect(() => {
    setDraft(wantedOf(view));
    void queries.invalidateQueries(trpc.reservations.previewChange.pathFilter());
    void queries.invalidateQueries(trpc.reservations.previewCancel.pathFilter());
  }, [version]);
  const nights = tapeOf({
    booked: view,
    wanted,
    priced: proposal?.nights ?? asked.preview?.nights ?? [],
    around: keepsPrices(wanted, view) ? around : new Map(),
  });
  const scene = house && houseScene(house.slug);
  return (
    <div className="manage-grid">
      {scene && (
        <Scene
          drawing={scene}
          decorative
          focus="50% 40%"
          sizes="(width >= 1024px) 376px, 100vw"
          className="object-cover [grid-area:scene] max-lg:-mx-5 max-lg:h-[118px] max-lg:w-[calc(100%+40px)] max-lg:max-w-none lg:mb-6 lg:h-[172px] lg:w-full lg:rounded-2"
        />
      )}
      <Hello view={view} status={status} house={house} now={now} />
      <section
        aria-label="Your stay"
        className="min-w-0 border-t border-line pt-3.5 pb-5 [grid-area:stay] lg:pt-[18px]"
      >
        <HowItEnded view={view} taken={taken} house={house} />
        <Tape
          view={view}
          status={status}
          nights={nights}
          wanted={wanted}
          limits={changeable ? limits : undefined}
          onLeave={(departure) => setDraft({ ...draft, departure })}
        />
        <Times wanted={wanted} house={house} nights={nights} count={atOnce(view)} />
      </section>
      <div className="min-w-0 [grid-area:do] lg:grid lg:grid-cols-2 lg:content-start lg:gap-x-10">
        {proposal && <Proposal proposal={proposal} house={house} />}
        {house && limits && changeable && (
          <ChangeRows
            house={house}
            booked={view}
            wanted={draft}
            limits={limits}
            onChange={setDraft}
            decision={
              <Decision
                view={view}
                wanted={draft}
                asked={asked}
                outcome={outcome}
                onSend={() => asked.preview && void send(asked.preview)}
                onUndo={() => setDraft(wantedOf(view))}
              />
            }
          />
        )}
        {house && (status === "CONFIRMED" || status === "PENDING") && (
          <CancelRow view={view} house={house} proof={proof} now={now} />
        )}
        {house && (status === "CANCELLED" || status === "CHECKED_OUT" || status === "NO_SHOW") && (
          <p className="border-t border-line py-6 lg:col-span-2">
            <Link className="btn btn-main max-sm:w-full" href={`/hotels/${house.slug}${again(view, house)}`}>
              {status === "CANCELLED" ? "Look what is free" : "Stay with us again"}
            </Link>
          </p>
        )}
        {!house && (
          <p className="border-t border-line py-6 text-pretty text-ink-2 lg:col-span-2">
            What can be done with this stay cannot be read just now. It stands as it is; load the page again
            in a moment.
          </p>
        )}
      </div>
      <Cost view={view} />
      <Knows view={view} timeline={timeline} house={house} now={now} />
    </div>
  );
}

/** Limits of a stay that cannot be moved at all. */
const shut = ({ arrival, departure }: ReservationView): Limits => ({
  earliest: arrival,
  until: departure,
  mostNights: 0,
  begun: true,
});

/** The same nights once more, where they are still ahead. */
const again = (view: ReservationView, house: PropertyDetails) =>
  view.arrival < house.businessDate ? "" : `?${stayQuery(view)}`;
