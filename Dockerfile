# One image for every part: what a container runs is its command, what it stands on its environment.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /roomstream
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1
# Packages change more seldom than code, so that most builds find this layer made.
COPY package.json package-lock.json .npmrc ./
COPY apps/web/package.json apps/web/
COPY apps/workers/package.json apps/workers/
COPY bench/package.json bench/
COPY e2e/package.json e2e/
COPY packages/cache/package.json packages/cache/
COPY packages/db/package.json packages/db/
COPY packages/domain/package.json packages/domain/
COPY packages/environment/package.json packages/environment/
COPY packages/events/package.json packages/events/
COPY packages/observe/package.json packages/observe/
COPY tooling/package.json tooling/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx turbo run build && npm prune --omit=dev --no-audit --no-fund && rm -rf apps/web/.next/cache .turbo

FROM node:20.20.2-bookworm-slim
WORKDIR /roomstream
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 METRICS_PORT=9464 ROOMSTREAM_DATA=/data
COPY --from=build --chown=root:root /roomstream ./
RUN mkdir /data && chown node:node /data
# The user `node`.
USER 1000:1000
VOLUME /data
# 3000 is the gateway's; 9464 has /metrics and /health of whatever runs, and stays inside.
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/web/dist/server.js"]
