/** The web's database role: owns nothing, cannot bypass row-level security. */
export const APP_ROLE = "mcbc_app";
/** The worker's database role: owns nothing, cannot bypass row-level security. */
export const JOBS_ROLE = "mcbc_jobs";
/** The login of the embedded server that owns the tables, migrates, seeds and verifies. */
export const OWNER_ROLE = "mcbc_owner";
/** The database of the embedded server. */
export const DATABASE_NAME = "mcbc";

/** One PostgreSQL database seen by its three logins, as `postgresql://…` addresses. */
export type DatabaseUrls = Readonly<{ owner: string; app: string; jobs: string }>;

export type DatabasePasswords = Readonly<{ owner: string; app: string; jobs: string }>;

/** The three addresses of a database of the embedded server listening on `port` of this machine. */
export function localDatabaseUrls(port: number, passwords: DatabasePasswords, database = DATABASE_NAME): DatabaseUrls {
  const address = (role: string, password: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return {
    owner: address(OWNER_ROLE, passwords.owner),
    app: address(APP_ROLE, passwords.app),
    jobs: address(JOBS_ROLE, passwords.jobs),
  };
}

/** The same server and login, another database. */
export function inDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** The same server and database, another login. */
export function asRole(url: string, role: string, password: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = encodeURIComponent(password);
  return other.href;
}

export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

export function loginOf(url: string): Readonly<{ role: string; password: string }> {
  const { username, password } = new URL(url);
  return { role: decodeURIComponent(username), password: decodeURIComponent(password) };
}
