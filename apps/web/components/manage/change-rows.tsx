"use client";

import type { PropertyDetails } from "@roomstream/domain/property/contract";
import { type ReactNode, useState } from "react";
import { nightsBetween } from "@/lib/dates";
import type { Limits } from "@/lib/manage/nights";
import { isSame, type Wanted } from "@/lib/manage/wanted";
import { nightsOf, party } from "@/lib/words";
import { GuestsField } from "../stay/guests-field";
import { Ends } from "./ends";
import { Row } from "./row";

interface Props {
  house: PropertyDetails;
  booked: Wanted;
  wanted: Wanted;
  limits: Limits;
  onChange: (wanted: Wanted) => void;
  /** What the wanted stay costs, and the button for it: it stands where the hand was last. */
  decision: ReactNode;
}

/** The two lines in which a stay is changed: its dates, and who comes into which room. */
export function ChangeRows({ house, booked, wanted, limits, onChange, decision }: Props) {
  const [last, setLast] = useState<"dates" | "room">("dates");
  const change = (part: "dates" | "room", more: Partial<Wanted>) => {
    setLast(part);
    onChange({ ...wanted, ...more });
  };
  const changed = !isSame(wanted, booked);
  const fitting = house.roomTypes.filter(
    ({ roomTypeId, maxAdults, maxGuests }) =>
      roomTypeId === wanted.roomTypeId ||
      (wanted.adults <= maxAdults && wanted.adults + wanted.children <= maxGuests),
  );
  return (
    <>
      <Row
        className="lg:col-span-2"
        title="Change dates"
        note={nightsOf(nightsBetween(booked.arrival, booked.departure))}
      >
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
          <div>
            <Ends wanted={wanted} limits={limits} onChange={(dates) => change("dates", dates)} />
          </div>
          <div>
            {changed && last === "dates" ? (
              decision
            ) : (
              <p className="text-pretty text-ink-2">
                Choose days here, or draw the end of your stay to another morning on the tape above. Nights
                that stay keep their price. You see the difference; nothing changes until you say so.
              </p>
            )}
          </div>
        </div>
      </Row>
      {!limits.begun && (
        <Row title="Change guests or room" note={party(booked.adults, booked.children)}>
          <div className="rounded-2 border border-line">
            <GuestsField
              party={wanted}
              onChange={({ adults, children }) => change("room", { adults, children })}
            />
          </div>
          <label htmlFor="room-type" className="mt-4 mb-1.5 block text-[14px] text-ink-2">
            Kind of room
          </label>
          <select
            id="room-type"
            className="in"
            value={wanted.roomTypeId}
            onChange={(event) => change("room", { roomTypeId: event.target.value })}
          >
            {fitting.map(({ roomTypeId, name, maxGuests }) => (
              <option key={roomTypeId} value={roomTypeId}>
                {name}, for {maxGuests} at most
              </option>
            ))}
          </select>
          <p className="mt-3 text-[15px] text-pretty text-ink-3">
            With other guests or in another room every night is priced anew.
          </p>
          {changed && last === "room" && <div className="mt-5">{decision}</div>}
        </Row>
      )}
    </>
  );
}
