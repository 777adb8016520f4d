/** The walls of the house. Each rule's name is its reason. */
const from = (path, pathNot) => ({ path, ...(pathNot && { pathNot }) });
const BARREL = '^(libs|apps)/.*/index\\.ts$';
const SPEC = '(\\.spec\\.ts$|/spec/)';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pathway-imports-nothing',
      severity: 'error',
      from: from('^libs/pathway/src', SPEC),
      to: { pathNot: '^libs/pathway/src' },
    },
    {
      name: 'statistics-import-nothing',
      severity: 'error',
      from: from('^libs/statistics/src', SPEC),
      to: { pathNot: '^libs/statistics/src' },
    },
    {
      name: 'disclosure-imports-only-its-solver',
      severity: 'error',
      from: from('^libs/disclosure/src', SPEC),
      to: { pathNot: ['^libs/disclosure/src', 'node_modules/highs(/|$)'] },
    },
    {
      name: 'highs-stays-in-its-folder',
      severity: 'error',
      from: from('^(libs|apps)/', '^libs/disclosure/src/solver/'),
      to: { path: 'node_modules/highs(/|$)' },
    },
    {
      name: 'parts-of-a-pathway-do-not-know-each-other',
      severity: 'error',
      comment:
        'A part is handed what it needs to know. Placements count towards an award, so training may ask for them.',
      from: from(
        '^libs/pathway/src/(training|placement|induction|service|cpd|npq|leadership|registration|organisation)/',
        SPEC,
      ),
      to: {
        path: '^libs/pathway/src/(training|placement|induction|service|cpd|npq|leadership|registration|organisation)/',
        pathNot: ['^libs/pathway/src/$1/', '^libs/pathway/src/placement/placement\\.ts$'],
      },
    },
    {
      name: 'parts-do-not-know-the-teacher',
      severity: 'error',
      comment:
        'Nor the catalogue of all parts. An organisation is no part of a teacher: it decides for itself.',
      from: from('^libs/pathway/src/[^/]+/', [SPEC, '^libs/pathway/src/organisation/organisation\\.ts$']),
      to: { path: '^libs/pathway/src/(teacher|catalogue)\\.ts$' },
    },
    {
      name: 'log-does-not-know-careers',
      severity: 'error',
      from: from('^libs/event-log/src'),
      to: { path: '^libs/(pathway|read-models|intake|statistics|disclosure|synthetic|privacy)' },
    },
    {
      name: 'read-models-see-facts-not-rules',
      severity: 'error',
      from: from('^libs/read-models/src', SPEC),
      to: {
        path: '^libs/pathway/src',
        pathNot: [
          '\\.facts\\.ts$',
          '^libs/pathway/src/vocabulary/',
          '^libs/pathway/src/(fact|stored-fact|upcast|versions|catalogue|history|calendar)\\.ts$',
          '^libs/pathway/src/identity/whose-facts\\.ts$',
        ],
      },
    },
    {
      name: 'read-models-do-not-know-the-adapters',
      severity: 'error',
      from: from('^libs/read-models/src', SPEC),
      to: { path: '^libs/event-log/src/(sqlite|eventstoredb|open)' },
    },
    {
      name: 'answers-know-no-keys',
      severity: 'error',
      comment:
        'No read model and no extract can hold what it cannot open. Privacy rests on the log and the facts alone.',
      from: from('^libs/(read-models|statistics|disclosure|synthetic)/src'),
      to: { path: '^libs/privacy/' },
    },
    {
      name: 'privacy-rests-on-the-log-and-the-facts',
      severity: 'error',
      from: from('^libs/privacy/src', SPEC),
      to: { path: '^libs/(read-models|intake|statistics|disclosure|synthetic)/' },
    },
    {
      name: 'postgresql-stays-with-the-keys',
      severity: 'error',
      from: from('^(libs|apps)/', '^libs/privacy/(src/keys/postgres-keys\\.ts$|spec/)'),
      to: { path: 'node_modules/(pg|@types/pg)(/|$)' },
    },
    {
      name: 'framework-stays-in-the-api',
      severity: 'error',
      from: from('^(libs|apps/cli)/'),
      to: {
        path: 'node_modules/(@nestjs|@apollo|graphql|class-validator|class-transformer|fastify|rxjs)(/|$)',
      },
    },
    {
      name: 'sqlite-stays-in-its-adapter',
      severity: 'error',
      from: from('^(libs|apps)/', [
        '^libs/event-log/(src/sqlite|spec)/',
        '^libs/privacy/(src/keys/sqlite-keys\\.ts$|spec/)',
        '^apps/api/src/disclosing/kept/ledgers\\.ts$',
      ]),
      to: { path: 'node_modules/better-sqlite3(/|$)' },
    },
    {
      name: 'eventstoredb-stays-in-its-adapter',
      severity: 'error',
      from: from('^(libs|apps)/', '^libs/event-log/(src/eventstoredb|spec)/'),
      to: { path: 'node_modules/@eventstore(/|$)' },
    },
    {
      name: 'another-client-of-eventstoredb-is-a-change-of-one-file',
      severity: 'error',
      from: from('^libs/event-log/src/eventstoredb/', '^libs/event-log/src/eventstoredb/client\\.ts$'),
      to: { path: 'node_modules/(@eventstore|@grpc)(/|$)' },
    },
    {
      name: 'duckdb-stays-in-the-read-models',
      severity: 'error',
      from: from('^(libs|apps)/', '^libs/read-models/(src|spec)/'),
      to: { path: 'node_modules/@duckdb(/|$)' },
    },
    {
      name: 'libs-do-not-import-apps',
      severity: 'error',
      from: from('^libs/'),
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-import-apps',
      severity: 'error',
      from: from('^apps/([^/]+)/'),
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-barrels',
      severity: 'error',
      from: {},
      to: { path: BARREL },
    },
    {
      name: 'no-barrels',
      comment: 'Not even one that nobody imports yet.',
      severity: 'error',
      from: from(BARREL),
      to: {},
    },
    {
      name: 'source-does-not-lean-on-tests',
      severity: 'error',
      from: from('^(libs|apps)/[^/]+/src', SPEC),
      to: { path: ['/spec/', '\\.spec\\.ts$', '^test/'] },
    },
    {
      name: 'only-what-is-installed',
      severity: 'error',
      from: from('^(libs|apps)/', SPEC),
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
