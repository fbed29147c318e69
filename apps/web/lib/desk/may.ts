import type { Permission } from "../staff/me";
import type { May } from "./acts";

/** What somebody with these permissions may do on the desk's pages. */
export const mayOf = (permissions: readonly Permission[]): May => ({
  write: permissions.includes("reservations:write"),
  clean: permissions.includes("rooms:clean"),
  repair: permissions.includes("rooms:write"),
  pay: permissions.includes("payments:write"),
});
