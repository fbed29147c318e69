import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../server/trpc/router";

/** Who is signed in, and what they may do at which hotels. */
export type Me = inferRouterOutputs<AppRouter>["staff"]["me"];
export type MyHotel = Me["hotels"][number];
export type Permission = MyHotel["permissions"][number];

/** Remembers at which of their hotels someone works just now. */
export const HOTEL_COOKIE = "roomstream-hotel";
