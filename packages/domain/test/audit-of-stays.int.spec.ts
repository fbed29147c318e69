import { assignRoom } from "@roomstream/domain/reservations/assign-room";
import { auditOf } from "@roomstream/domain/shared/audit-of";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FrontDesk, openFrontDesk, value } from "./support/open-desk";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk(2);
});
afterAll(() => desk.close());

it("given a stay that was given a room, when the audit log is read, then it names the stay by its confirmation number", async () => {
  const number = await desk.book();
  value(await assignRoom({ ...desk.order(number), roomId: "DOUBLE-1" }));
  const query = { subject: { kind: "reservation" } };
  const log = value(await auditOf({ ctx: desk.ctx, propertyId: "TEST-001", query }));
  expect(log.items[0]?.subject.name).toBe(number);
});
