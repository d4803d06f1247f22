import tseslint from "typescript-eslint";

const rule = (selector, message) => ({ selector, message });

const CLOCK = [
  rule("NewExpression[callee.name='Date'][arguments.length=0]", "Read the clock through now() of lib/platform/clock."),
  rule("MemberExpression[object.name='Date'][property.name='now']", "Read the clock through now() of lib/platform/clock."),
];
const ENVIRONMENT = rule("MemberExpression[object.name='process'][property.name='env']", "Read the environment through env() of lib/platform/env.");
const ACTION_EXPORT = [
  rule("ExportNamedDeclaration > FunctionDeclaration", "Export a server action only as action(schema, command)."),
  rule("ExportDefaultDeclaration", "Export a server action only as action(schema, command)."),
  rule(
    "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.type='CallExpression'][init.callee.name='action'])",
    "Export a server action only as action(schema, command).",
  ),
];
// A door's first parameter is the actor, or the permit that proves the gate was passed.
const ACTOR_FIRST = rule(
  "ExportNamedDeclaration > FunctionDeclaration:not([params.0.typeAnnotation.typeAnnotation.typeName.name=/^(Actor|Permit|Visitor|SignedIn)$/])",
  "A door takes the Actor (or the Permit of an inner step) first.",
);
const DOORS_ARE_FUNCTIONS = rule("ExportNamedDeclaration > VariableDeclaration", "A door exports functions declared with `function`.");
// Who has only an Actor must pass the gate; an inner step got its Permit from one who did.
const PERMITTED = rule(
  "ExportNamedDeclaration > FunctionDeclaration[params.0.typeAnnotation.typeAnnotation.typeName.name='Actor']:not(:has(CallExpression[callee.name='permit']))",
  "A door begins with permit(actor, …).",
);
const SCOPED_READS = rule(
  "CallExpression[callee.object.property.name='dossier'][callee.property.name=/^(find|count|aggregate|groupBy|updateMany|deleteMany)/]:not(:has(CallExpression[callee.name='dossiersVisibleTo']))",
  "Reach dossiers only through dossiersVisibleTo(actor).",
);

export default tseslint.config(
  { ignores: ["node_modules/**", ".next/**", ".demo/**", "lib/platform/generated/**", "next-env.d.ts", "tests/.out/**"] },
  {
    files: ["**/*.{ts,tsx,mts}"],
    languageOptions: { parser: tseslint.parser },
    plugins: { "@typescript-eslint": tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-restricted-syntax": ["error", ...CLOCK],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
      "max-lines": ["error", { max: 350, skipBlankLines: true, skipComments: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
    },
  },
  { files: ["lib/platform/clock.ts"], rules: { "no-restricted-syntax": "off" } },
  { files: ["app/**", "components/**", "lib/**"], ignores: ["lib/platform/{env,clock,embedded-postgres}.ts", "**/*.test.ts"], rules: { "no-restricted-syntax": ["error", ...CLOCK, ENVIRONMENT] } },
  { files: ["app/**/actions.ts"], rules: { "no-restricted-syntax": ["error", ...CLOCK, ENVIRONMENT, ...ACTION_EXPORT] } },
  {
    files: ["lib/*/queries.ts", "lib/*/queries/*.ts", "lib/*/commands.ts", "lib/*/commands/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", ...CLOCK, ENVIRONMENT, ACTOR_FIRST, DOORS_ARE_FUNCTIONS, PERMITTED, SCOPED_READS] },
  },
  {
    // Whoever is nobody's account acts from the queue alone.
    files: ["app/**", "components/**", "lib/**"],
    ignores: ["lib/*/jobs.ts", "lib/*/jobs/*.ts", "lib/identity/actor.ts", "**/*.test.ts"],
    rules: { "no-restricted-imports": ["error", { paths: [{ name: "@/lib/identity/actor", importNames: ["systemActor"], message: "The system acts in jobs alone." }] }] },
  },
  { files: ["scripts/**", "tests/**", "simulators/**", "prisma/seed/**"], rules: { "no-console": "off" } },
  // Seed data and long tables are data, not logic.
  { files: ["prisma/seed/data/**", "tests/**"], rules: { "max-lines": "off" } },
);
