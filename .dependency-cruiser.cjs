// The house's import rules (design 3), as errors. Rooms from top to bottom: a room may import only rooms below it, and only their doors.
// "exchange" joins them between statistics and dossiers when it has its first file.
const ROOMS = [
  "statistics", "dossiers", "deliveries", "payments", "digitisation", "forms", "deadlines",
  "procedures", "agencies", "notifications", "identity", "access", "audit",
];
// Inside a room: what other rooms and pages may not reach (internals that are not doors, rules, labels, schema or types).
const DATA = "^lib/platform/(db|generated/client|stored-file|queue)";
const READS_OR_WRITES = "^lib/[a-z]+/(queries|commands|jobs)(/|\\.)";
const ranks = ROOMS.slice(1).map((room, i) => ({
  name: `${room}-looks-down-only`,
  severity: "error",
  // The one edge upwards: an action asks the session who is asking (docs/decisions/015).
  from: { path: `^lib/${room}/`, pathNot: ["\\.test\\.ts$", "^lib/access/action\\.ts$"] },
  to: { path: `^lib/(${ROOMS.slice(0, i + 1).join("|")})/`, dependencyTypesNot: ["type-only"] },
}));

module.exports = {
  forbidden: [
    ...ranks,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "platform-knows-no-room", severity: "error", from: { path: "^lib/platform/" }, to: { path: `^lib/(${ROOMS.join("|")})/` } },
    { name: "only-app-imports-app", severity: "error", from: { pathNot: "^(app|tests)/" }, to: { path: "^app/" } },
    { name: "lib-never-renders", severity: "error", from: { path: "^lib/" }, to: { path: "^components/" } },
    {
      name: "components-take-props",
      severity: "error",
      from: { path: "^components/" },
      to: { path: `${READS_OR_WRITES}|${DATA}|^lib/identity/session|^lib/access/(with-actor|action)`, dependencyTypesNot: ["type-only"] },
    },
    { name: "ui-is-domain-free", severity: "error", from: { path: "^components/(ui|shell)/" }, to: { path: `^lib/(${ROOMS.join("|")})/` } },
    {
      name: "database-behind-doors",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: `${READS_OR_WRITES}|^lib/platform/|^lib/access/with-actor\\.ts$|^lib/identity/(session|[a-z-]*-transaction)\\.ts$`,
      },
      to: { path: DATA, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      from: {
        path: "^lib/[^/]+/[^/]+\\.ts$",
        pathNot: `${READS_OR_WRITES}|^lib/platform/|^lib/identity/|^lib/access/(with-actor|action)\\.ts$|\\.test\\.ts$`,
      },
      to: { path: `${DATA}|^node_modules/(next|next-auth|@prisma|pg|pg-boss)/`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "request-only-at-the-edge",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/(identity/|access/action\\.ts$)" },
      to: { path: "^node_modules/next(-auth)?/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "actors-are-minted-by-the-session",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/access/with-actor\\.ts$" },
    },
    { name: "product-needs-no-tests", severity: "error", from: { path: "^(app|components|lib|prisma|scripts)/", pathNot: "\\.test\\.ts$" }, to: { path: "^tests/", pathNot: "^tests/bench/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/platform/generated/internal" },
    includeOnly: "^(app|components|lib|prisma|scripts|simulators|tests|node_modules/(next|next-auth|@prisma|pg|pg-boss)/)",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
