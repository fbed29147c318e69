import type { Log } from "@roomstream/db/log";
import type { Environment } from "@roomstream/environment/environment";
import { Cluster, Redis, type RedisOptions } from "ioredis";

/** Where Redis is: one node, or some nodes of a cluster. */
export type RedisPlace = NonNullable<Environment["REDIS_URL"]>;
export type Client = Redis | Cluster;

const CONNECT_MS = 2_000;
/** A connection that stays silent this long though something was asked is given up and made again. */
const SILENT_MS = 3_000;
const LONGEST_PAUSE_MS = 1_000;

const pause = (tries: number) => Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_PAUSE_MS);

/** Nothing waits in a queue and nothing is sent twice: who asks while Redis is away is told so at once. */
const NO_WAITING = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  connectTimeout: CONNECT_MS,
  socketTimeout: SILENT_MS,
} satisfies RedisOptions;

/** A client that connects at once and for ever again. What is wrong with its connection shows in the answers, and in the log. */
export function openClient({ cluster, urls }: RedisPlace, log: Log): Client {
  const [first = ""] = urls;
  const client = cluster
    ? new Cluster(urls, {
        enableOfflineQueue: false,
        clusterRetryStrategy: pause,
        slotsRefreshTimeout: CONNECT_MS,
        redisOptions: { ...NO_WAITING, ...accessOf(first) },
      })
    : new Redis(first, { ...NO_WAITING, retryStrategy: pause });
  client.on("error", (error) => log.debug({ err: error }, "a connection to Redis failed"));
  return client;
}

/** A client of one node that only listens, not connected yet; once it is cut off it has ended. A cluster tells every node everything. */
export function openListener({ urls }: RedisPlace, index: number, log: Log): Redis {
  const url = urls[index % urls.length] ?? "";
  const listener = new Redis(url, { ...NO_WAITING, lazyConnect: true, retryStrategy: null });
  listener.on("error", (error) => log.debug({ err: error }, "a connection to Redis failed"));
  return listener;
}

/** Name, password and encryption, the same for all nodes: those that the cluster names by itself come without. */
function accessOf(text: string) {
  const { protocol, username, password } = new URL(text);
  return {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === "rediss:" && { tls: {} }),
  };
}
