/**
 * The law of imports: `environment <- observe <- db <- cache <- events <- domain <- {web, workers}`, and what a service may see of another.
 * Run by tooling/lint/import-law.mjs; tooling/lint/import-law.unit.spec.ts breaks each rule once.
 */
const SERVICES = "property|reservations|availability|rates|payments|analytics|notifications";
const service = (/** @type {string} */ names) => `^packages/domain/src/(${names})/`;
const TESTS = "\\.spec\\.tsx?$|/test/";
const BROWSER = "^apps/web/(app|components|lib)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "environment-is-the-bottom",
      comment: "packages/environment imports no other part.",
      severity: "error",
      from: { path: "^packages/environment/" },
      to: { path: "^(packages|apps)/", pathNot: "^packages/environment/" },
    },
    {
      name: "observe-knows-nothing-observed",
      comment: "packages/observe passes on what others measure, whatever it is.",
      severity: "error",
      from: { path: "^packages/observe/" },
      to: { path: "^(packages|apps)/", pathNot: "^packages/(observe|environment)/" },
    },
    {
      name: "db-knows-environment-only",
      comment: "packages/db knows neither events nor the hotel.",
      severity: "error",
      from: { path: "^packages/db/" },
      to: { path: "^(packages/(cache|events|domain)|apps)/" },
    },
    {
      name: "cache-knows-no-event",
      comment: "packages/cache shares texts, counts and signals between processes, whatever they are about.",
      severity: "error",
      from: { path: "^packages/cache/" },
      to: { path: "^(packages/(events|domain)|apps)/" },
    },
    {
      name: "events-know-no-hotel",
      comment: "packages/events knows no hotel rule.",
      severity: "error",
      from: { path: "^packages/events/" },
      to: { path: "^(packages/domain|apps)/" },
    },
    {
      name: "domain-knows-no-app",
      severity: "error",
      from: { path: "^packages/domain/" },
      to: { path: "^apps/" },
    },
    {
      name: "web-and-workers-apart",
      comment: "Commands go in at the web and come out at the workers as events; neither calls the other.",
      severity: "error",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "service-asks-contract-or-query",
      comment:
        "A service sees of another its contract and its queries: never its tables, commands or decisions.",
      severity: "error",
      from: { path: service(`${SERVICES}|shared`), pathNot: TESTS },
      to: {
        path: service(SERVICES),
        pathNot: [service("$1"), `${service(SERVICES)}(contract\\.ts$|queries/)`],
      },
    },
    {
      name: "contract-is-for-everyone",
      comment:
        "Contracts also run in the browser: they import other contracts and zod, nothing that needs a server.",
      severity: "error",
      from: { path: "^packages/domain/src/[^/]+/contract\\.ts$" },
      to: {
        pathNot: "^packages/domain/src/[^/]+/contract\\.ts$|node_modules/zod/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "routers-keep-out-of-the-database",
      comment: "A router calls commands and queries; only they open transactions.",
      severity: "error",
      from: { path: "^apps/web/server/", pathNot: TESTS },
      to: { path: "^packages/db/src/transaction\\.ts$|node_modules/(pg|@prisma)/" },
    },
    {
      name: "pages-import-server-types-only",
      comment: "What reaches the browser is the API; of the server's code pages see types, and contracts.",
      severity: "error",
      from: { path: BROWSER },
      to: {
        path: "^(apps/web/server|packages)/",
        pathNot: "^packages/domain/src/[^/]+/contract\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-cycles",
      comment: "No cycles at run time; types may refer to each other.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "An import that names no file or installed package.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment: "A package that the importing workspace does not name in its package.json.",
      severity: "error",
      from: { pathNot: TESTS },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)((dist|\\.next|generated|scenes)/|next-env\\.d\\.ts$)" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
