// Run after `npm install` on a registry that lacks the optional packages of other platforms: npm leaves them out of the lock file, and
// `npm ci` of npm 11 then refuses it ("Missing: … from lock file"). This names them again, without download addresses or hashes.
import fs from "node:fs";

const FILE = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(fs.readFileSync(FILE, "utf8"));
const packages = lock.packages;

/** Whether a package named by the one at `where` is in the lock, looked for as Node does: here, then in each folder above. */
function isLocked(where, name) {
  for (let at = where; ; ) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at) return false;
    const above = at.lastIndexOf("/node_modules/");
    at = above === -1 ? "" : at.slice(0, above);
  }
}

function entryOf(name, range, dev) {
  const os = /(android|darwin|freebsd|linux|win32|openbsd|netbsd|sunos|aix)/.exec(name)?.[1];
  const cpu = /wasm32/.test(name) ? "wasm32" : /(arm64|x64|ia32|arm(?!64)|riscv64|ppc64|s390x|loong64|mips64el)/.exec(name)?.[1];
  return { version: String(range).replace(/^[\^~]/, ""), ...(dev ? { dev: true } : {}), ...(cpu ? { cpu: [cpu] } : {}), optional: true, ...(os ? { os: [os] } : {}) };
}

let added = 0;
for (const [where, own] of Object.entries({ ...packages })) {
  for (const [name, range] of Object.entries(own.optionalDependencies ?? {})) {
    if (isLocked(where, name)) continue;
    packages[`node_modules/${name}`] = entryOf(name, range, own.dev);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} optional packages named\n`);
