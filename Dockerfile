# The service, without what builds and tests it. The tags name exact versions; deploy/README.md tells how to pin digests.
FROM node:24.20.0-bookworm AS build
WORKDIR /app

# Only better-sqlite3 needs its install script (it compiles); nobody else's scripts run.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3

COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY libs libs
COPY apps apps
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24.20.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production PATHWAYS_DATA=/data PATHWAYS_PORT=4000
COPY package.json LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/libs/read-models/benchmarks libs/read-models/benchmarks
COPY --from=build /app/libs/read-models/frameworks libs/read-models/frameworks
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data

# Its own loopback is the only place where the service answers. The slim image has no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PATHWAYS_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# main.js finishes what it accepted on SIGTERM. Run it under an init (`docker run --init`, `init: true`), so that a
# signal before it listens for one stops it too.
STOPSIGNAL SIGTERM
CMD ["node", "dist/apps/api/src/main.js"]
