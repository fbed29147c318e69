/** A process that takes one request for a stay, as the gateway does, and answers with its confirmation number. */
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { openContext } from "@roomstream/domain/shared/open-context";
import { requestFor } from "@roomstream/domain/testing/test-hotel";
import { readEnvironment } from "@roomstream/environment/environment";
import { armFailPoint } from "@roomstream/events/fail-points";
import pino from "pino";

const [idempotencyKey = "", arrival = ""] = process.argv.slice(2);
const environment = readEnvironment(process.env);
armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
const { ctx, close } = openContext(environment, pino({ level: "silent" }), "command");
const input = requestFor(ctx, { arrival });
const created = await createReservation({ ctx, input, caller: "guest", idempotencyKey, actor: "guest" });
await close();
process.stdout.write(JSON.stringify(created));
