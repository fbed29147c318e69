import type { FastifyRequest } from "fastify";

/** The address of whoever asks, as people write it: for the audit log, where limits go by `addressKey`. */
export const addressOf = ({ ip }: FastifyRequest): string =>
  /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1] ?? ip;
