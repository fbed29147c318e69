import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../server/trpc/router";

type Operations = inferRouterOutputs<AppRouter>["operations"];

export type Flow = Operations["flow"];
export type Consumers = Operations["consumers"];
export type Promised = Operations["promises"]["items"][number];
export type Letters = Operations["deadLetters"]["list"];
export type LetterLine = Letters["items"][number];
export type LetterKind = Letters["kinds"][number];
export type Letter = Operations["deadLetters"]["get"];
export type ReservationEvents = Operations["reservationEvents"];
export type RecordedEvent = ReservationEvents["events"][number];
export type GatewayCall = ReservationEvents["gatewayCalls"][number];
export type Mail = Operations["mails"]["items"][number];
export type ServiceName = Flow["topics"][number]["service"];
