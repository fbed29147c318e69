"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { Offer } from "@roomstream/domain/reservations/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTRPC } from "@/lib/api";
import { longDate } from "@/lib/dates";
import type { FieldErrors } from "@/lib/field-errors";
import { formatMoney } from "@/lib/money";
import { moneySplit, totalOf } from "@/lib/offer";
import { emptyDraft, type GuestDraft, keepDraft, recallDraft, remember } from "@/lib/remembered";
import type { Stay } from "@/lib/stay";
import { useNow } from "@/lib/use-now";
import { partyInside } from "@/lib/words";
import { BookBill } from "./book-bill";
import { CardChoice, FIRST_CARD } from "./card-choice";
import { GuestFields } from "./guest-fields";
import { OutcomeNote } from "./outcome-note";
import { Part } from "./part";
import { SendButton } from "./send-button";
import { Terms } from "./terms";
import { useBooking } from "./use-booking";

interface Props {
  hotel: PropertyDetails;
  stay: Stay;
  /** The offer as it was when the page was made, and when that was. */
  first: Offer;
  at: number;
}

/** Checking brings the schemas along, which only a form that is being filled in needs. */
const checking = () =>
  import("@/lib/booking-body")
    // Ahead of need nothing is said; when it is sent, `submit` says that the page could not be read, and asks again.
    .catch(() => undefined);
const cannotCheck =
  "The page could not be read to its end. Look whether you are connected, then send it again. Nothing is booked.";

export function BookForm({ hotel, stay, first, at }: Props) {
  const router = useRouter();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const now = useNow(at);
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(emptyDraft);
  const [token, setToken] = useState(FIRST_CARD);
  const [errors, setErrors] = useState<FieldErrors>({});
  const { offer, outcome, setOutcome, book } = useBooking(first, (view) => {
    const lastName = draft.lastName.trim();
    const { confirmationNumber } = view;
    remember(confirmationNumber, { proof: { lastName }, justBooked: true });
    queries.setQueryData(trpc.reservations.get.queryKey({ confirmationNumber, lastName }), view);
    router.push(`/reservations/${confirmationNumber}`);
  });

  // What was written before is in this tab, not on the server: it comes after the first paint.
  useEffect(() => setDraft(recallDraft()), []);
  useEffect(() => {
    if (outcome.kind === "fields") setErrors(outcome.errors);
  }, [outcome]);
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [errors]);

  const change = (part: Partial<GuestDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (outcome.kind === "sending") return;
    // Said before the schemas are there: they come from the same server as the answer, which may be away.
    setOutcome({ kind: "sending" });
    const check = await checking();
    if (!check) return setOutcome({ kind: "failed", message: cannotCheck });
    const body = check.bookingBody(
      hotel.propertyId,
      stay,
      offer,
      draft,
      offer.guarantee === "NONE" ? undefined : token,
    );
    setErrors(body.ok ? {} : body.errors);
    if (!body.ok) setOutcome({ kind: "none" });
    else void book(body.body);
  };
  const { held } = moneySplit(offer);
  const writing = outcome.kind !== "sold-out";
  return (
    <form ref={form} noValidate onSubmit={submit} onFocus={checking} className="contents">
      <div className="lg:col-start-1">
        <Part
          id="who"
          title="Who is coming"
          note={`You are booking for ${partyInside(stay.adults, stay.children)}, arriving ${longDate(stay.arrival)}.`}
        >
          <GuestFields draft={draft} errors={errors} onChange={change} />
        </Part>
      </div>
      <BookBill hotel={hotel} stay={stay} offer={offer} />
      <div className="lg:col-start-1">
        {offer.guarantee !== "NONE" && (
          <Part
            id="pay"
            title="How you pay"
            note={
              held.amount > 0
                ? `${formatMoney(held)} is held, not charged. The rest you pay at the house.`
                : `${formatMoney(offer.dueNow)} is charged when the booking is confirmed.`
            }
          >
            <CardChoice token={token} onChange={setToken} />
          </Part>
        )}
        <Part id="terms" title="If plans change" note={mostItCosts(offer)}>
          <Terms hotel={hotel} offer={offer} now={now} />
          <div className="mt-[26px]">
            <OutcomeNote outcome={outcome} hotel={hotel} stay={stay} roomTypeName={offer.roomTypeName} />
            {writing && <SendButton outcome={outcome} offer={offer} className="w-full max-lg:hidden" />}
            <p className="mt-3 text-[14px] text-ink-3">Hours are those of {hotel.place.split(",")[0]}.</p>
          </div>
        </Part>
      </div>
      {writing && (
        <div className="dock lg:hidden">
          <p className="mb-2 flex justify-between text-[14px] text-ink-2">
            <span>{offer.roomTypeName}</span>
            <span>
              Total <b className="font-medium text-ink">{formatMoney(totalOf(offer))}</b>
            </span>
          </p>
          <SendButton outcome={outcome} offer={offer} className="w-full" />
        </div>
      )}
    </form>
  );
}

const mostItCosts = (offer: Offer) => {
  const { fee } = offer.cancellationPolicy;
  return fee.amount === 0 ? "Cancelling costs nothing." : `The most it can cost you is ${formatMoney(fee)}.`;
};
