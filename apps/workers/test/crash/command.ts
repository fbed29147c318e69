/** A process that takes one request, as the gateway does, and answers with what the command says. */
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { openContext } from "@roomstream/domain/shared/open-context";
import { requestFor } from "@roomstream/domain/testing/test-hotel";
import { readEnvironment } from "@roomstream/environment/environment";
import { armFailPoint } from "@roomstream/events/fail-points";
import pino from "pino";
import type { Request } from "./command-process";
import { fulfil } from "./wishes";

const request: Request = JSON.parse(process.argv[2] ?? "");
const environment = readEnvironment(process.env);
armFailPoint(environment.ROOMSTREAM_FAIL_POINT);
const { ctx, close } = openContext(environment, pino({ level: "silent" }), "command");
const answer =
  "wish" in request
    ? await fulfil(ctx, request.confirmationNumber, request.wish)
    : await createReservation({
        ctx,
        input: requestFor(ctx, { arrival: request.arrival }),
        caller: "guest",
        idempotencyKey: request.idempotencyKey,
        actor: "guest",
      });
await close();
process.stdout.write(JSON.stringify(answer));
