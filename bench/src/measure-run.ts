import { silent } from "@roomstream/db/log";
import { run } from "@roomstream/db/transaction";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import { closedLoop } from "./load/closed-loop";
import { openLoop } from "./load/open-loop";
import { prepareOrders } from "./load/orders";
import type { Load, Send } from "./load/sample";
import { readEndings } from "./measure/endings";
import { untilCaughtUp, watchLag } from "./measure/lag";
import { processorTime, sharesBetween } from "./measure/processor-time";
import { checkPromises } from "./measure/promises";
import type { Options } from "./options";
import { figuresOf } from "./report/figures";
import { surroundingsOf } from "./report/machine";
import type { Report } from "./report/report";
import { type Api, openApi } from "./target/api";
import { isBenchHotel, registerHotels } from "./target/hotels";
import { postgresProcess, type Target } from "./target/target";

const IDLE_PAUSE_MS = 300;
/** What is not confirmed by then is reported as pending, and what is not handled by then as a broken promise. */
const PATIENCE_MS = 30_000;

/** Registers hotels, prepares orders, loads the system, waits for what it took, and checks what it promised. */
export async function measure(options: Options, target: Target, stop: AbortSignal): Promise<Report> {
  const opened = openContext(readEnvironment(target.environment), silent, "bench");
  const { databases } = opened.ctx;
  const api = openApi(target.url, target.apiKey);
  try {
    await healthy(api);
    await registerHotels(opened.ctx, options.hotels);
    const next = await prepareOrders(api, (propertyId) => isLeftOut(propertyId, options.hotels));
    const [server] = await run<{ folder: string }>(databases.of("reservations"), {
      text: "SELECT current_setting('data_directory') AS folder",
    });
    const postgres = postgresProcess(server?.folder ?? "");
    const processes = new Map([...target.processes, ...(postgres ? [["postgres", postgres] as const] : [])]);

    const send: Send = () => api.book(next());
    const warmUp = options["warm-up"];
    if (warmUp > 0) await load(options, warmUp, send, stop);
    const lag = watchLag(api);
    const from = processorTime(processes);
    const loaded = await load(options, options.duration, send, stop);
    const to = processorTime(processes);
    const worstLag = await lag.stop();

    const ids = loaded.samples.flatMap(({ answer }) =>
      "reservationId" in answer ? [answer.reservationId] : [],
    );
    const endings = await readEndings(databases, ids, PATIENCE_MS);
    await untilCaughtUp(api, PATIENCE_MS);
    return {
      at: new Date().toISOString(),
      setup: target.setup,
      options,
      surroundings: await surroundingsOf(databases, target.setup),
      figures: figuresOf(options, loaded, endings, {
        lag: worstLag,
        processors: sharesBetween(from, to),
        promises: await checkPromises(api),
      }),
    };
  } finally {
    await api.close();
    await opened.close();
  }
}

/** Throws with what is wrong when a part of the system is not ready: its figures would say nothing. */
const healthy = (api: Api): Promise<unknown> => api.get("/api/health");

function load(options: Options, seconds: number, send: Send, stop: AbortSignal): Promise<Load> {
  const { mode, rate, clients } = options;
  switch (mode) {
    case "rate":
      return openLoop({ rate, seconds, send, stop });
    case "clients":
      return closedLoop({ clients, seconds, send, stop });
    case "idle":
      return closedLoop({ clients: 1, seconds, send, stop, pauseMs: IDLE_PAUSE_MS });
    default:
      return mode satisfies never;
  }
}

/** Imported history is not for sale; of the hotels of earlier runs only as many as are asked for are used. */
const isLeftOut = (propertyId: string, hotels: number): boolean =>
  propertyId.startsWith("HBD-") || (isBenchHotel(propertyId) && Number(propertyId.slice(-2)) > hotels);
