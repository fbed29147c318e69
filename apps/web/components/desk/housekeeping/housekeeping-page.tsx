"use client";

import type { BoardRoom } from "@roomstream/domain/desk/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/lib/api";
import type { May } from "@/lib/desk/acts";
import { useRefreshDesk } from "@/lib/desk/use-desk";
import { useRoomWork } from "@/lib/desk/use-room-work";
import { useLive } from "@/lib/live/use-live";
import { Refusal } from "../refusal";
import { Housekeeping } from "./housekeeping";
import { HousekeepingShape } from "./housekeeping-shape";

interface Props {
  propertyId: string;
  timeZone: string;
  may: May;
}

const none: BoardRoom[] = [];

/** The rooms as they are, kept true; also where a network is not everywhere. */
export function HousekeepingPage({ propertyId, timeZone, may }: Props) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const rooms = useQuery(trpc.desk.rooms.queryOptions({ propertyId }, { networkMode: "always" }));
  const keys = [trpc.desk.rooms.queryKey()];
  useLive({ propertyId, kinds: { reservation: keys, room: keys, property: keys } });
  const work = useRoomWork({
    propertyId,
    rooms: rooms.data?.items ?? none,
    send: ({ roomId, status }, signal) =>
      client.desk.setRoomStatus.mutate({ propertyId, roomId, status }, { signal }),
    refresh: async () => (await rooms.refetch()).data?.items ?? none,
  });
  const back = useMutation(
    trpc.desk.putBackIntoOrder.mutationOptions({ onSettled: useRefreshDesk(), networkMode: "always" }),
  );
  const putBack = ({ roomId, outOfOrder }: BoardRoom) => {
    if (outOfOrder && !back.isPending)
      back.mutate({ propertyId, roomId, outOfOrderId: outOfOrder.outOfOrderId });
  };

  return (
    <div className="h-[calc(100dvh-93px)] md:h-[calc(100dvh-49px)]">
      {rooms.data ? (
        <Housekeeping
          propertyId={propertyId}
          timeZone={timeZone}
          businessDate={rooms.data.businessDate}
          work={work}
          mayRepair={may.repair}
          onBackInOrder={putBack}
          error={back.error}
        />
      ) : rooms.error ? (
        <div className="mx-auto max-w-[520px] p-4">
          <Refusal
            error={rooms.error}
            silence="No answer came. The rooms show up when there is a connection again."
          />
        </div>
      ) : (
        <HousekeepingShape />
      )}
    </div>
  );
}
