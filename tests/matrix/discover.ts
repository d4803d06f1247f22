import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(import.meta.dirname, "../..");

function filesUnder(folder: string, wanted: RegExp): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((file) => wanted.test(file) && !file.endsWith(".test.ts"))
    .sort();
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, fs.readFileSync(path.join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true);
}

function isExported(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** A door's first parameter tells who comes in; an inner step's is a Permit, which only a door can have got. */
const WHO = /^(Actor|Visitor|SignedIn)$/;

/**
 * Every exported function of a room's queries, commands and jobs-like doors whose first parameter is an actor, as `file#name`.
 * `once`, the machinery that all commands run in, is no door: it is given a permitted actor.
 */
export function doorsOfRooms(): string[] {
  return filesUnder("lib", /^lib\/(?!platform\/|access\/)[a-z]+\/.*\.ts$/).flatMap((file) =>
    parse(file).statements.flatMap((statement) => {
      if (!ts.isFunctionDeclaration(statement) || !isExported(statement) || !statement.name) return [];
      const type = statement.parameters[0]?.type;
      const name = type && ts.isTypeReferenceNode(type) ? type.typeName.getText() : "";
      if (!WHO.test(name)) return [];
      const isAsync = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
      return isAsync || /^lib\/[a-z]+\/(queries|commands)/.test(file) ? [`${file}#${statement.name.text}`] : [];
    }),
  );
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Every method of every route handler, as `file#METHOD`. */
export function routesOfApp(): string[] {
  return filesUnder("app", /\/route\.ts$/).flatMap((file) =>
    parse(file).statements.flatMap((statement) => {
      if (ts.isFunctionDeclaration(statement) && isExported(statement)) return METHODS.includes(statement.name?.text ?? "") ? [`${file}#${statement.name?.text ?? ""}`] : [];
      if (ts.isVariableStatement(statement) && isExported(statement)) return statement.declarationList.declarations.flatMap(({ name }) => (METHODS.includes(name.getText()) ? [`${file}#${name.getText()}`] : []));
      if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        return statement.exportClause.elements.flatMap(({ name }) => (METHODS.includes(name.text) ? [`${file}#${name.text}`] : []));
      }
      return [];
    }),
  );
}

export type FoundAction = Readonly<{ action: string; calls: readonly string[] }>;

/** Every server action with the functions that its command is or calls, each as `file#name` of where it is imported from. */
export function actionsOfApp(): FoundAction[] {
  return filesUnder("app", /\/actions\.ts$/).flatMap((file) => {
    const source = parse(file);
    const imported = new Map<string, string>();
    for (const statement of source.statements) {
      const names = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
      if (!ts.isImportDeclaration(statement) || !names || !ts.isNamedImports(names) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      for (const { name, propertyName } of names.elements) imported.set(name.text, `${statement.moduleSpecifier.text.replace(/^@\//, "")}.ts#${(propertyName ?? name).text}`);
    }
    return source.statements.flatMap((statement) => {
      if (!ts.isVariableStatement(statement) || !isExported(statement)) return [];
      return statement.declarationList.declarations.map(({ name, initializer }) => {
        const calls: string[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isIdentifier(node) && imported.has(node.text)) calls.push(imported.get(node.text) ?? "");
          ts.forEachChild(node, visit);
        };
        const command = initializer && ts.isCallExpression(initializer) ? initializer.arguments[1] : undefined;
        if (command) visit(command);
        return { action: `${file}#${name.getText()}`, calls: [...new Set(calls)] };
      });
    });
  });
}
