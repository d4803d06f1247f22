import { createServer, type Server, type Socket } from "node:net";

/** How it misbehaves on request: DOWN hangs up, SILENT never answers, NONSENSE answers what clamd never says, TOO_LARGE refuses by its size limit. */
export type ClamdFault = "NONE" | "DOWN" | "SILENT" | "NONSENSE" | "TOO_LARGE";

export type Clamd = Readonly<{ url: string; fault: (fault: ClamdFault) => void; /** whole files that it was given */ seen: () => number; stop: () => Promise<void> }>;

/** Written in two parts, so that this source is not taken for it. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"].join("");

/**
 * A process that speaks clamd's protocol as far as the portal asks (zPING, zINSTREAM) and knows one virus: the test file of EICAR.
 * @param port 0 takes a free one
 * @param knows further signatures: what stands in a file, by the name it is told as
 */
export async function startClamd(port = 0, knows: Readonly<Record<string, string>> = {}): Promise<Clamd> {
  let fault: ClamdFault = "NONE";
  let seen = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    if (fault === "DOWN") {
      socket.destroy();
      return;
    }
    let given = Buffer.alloc(0);
    socket.on("data", (data: Buffer) => {
      given = Buffer.concat([given, data]);
      if (given.toString("latin1", 0, 6) === "zPING\0") {
        socket.end("PONG\0");
        return;
      }
      const file = wholeFile(given);
      if (file === null || fault === "SILENT") return;
      seen += 1;
      if (fault === "NONSENSE") socket.end("<html>502 Bad Gateway</html>\0");
      else if (fault === "TOO_LARGE") socket.end("INSTREAM size limit exceeded. ERROR\0");
      else {
        const found = Object.entries({ "Eicar-Test-Signature": EICAR, ...knows }).find(([, text]) => file.includes(text));
        socket.end(found ? `stream: ${found[0]} FOUND\0` : "stream: OK\0");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return {
    url: `tcp://127.0.0.1:${address.port}`,
    fault: (wanted) => {
      fault = wanted;
    },
    seen: () => seen,
    stop: () => new Promise((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

const COMMAND = "zINSTREAM\0";

/** The file sent so far, null until its end has come. */
function wholeFile(given: Buffer): Buffer | null {
  if (given.toString("latin1", 0, COMMAND.length) !== COMMAND) return null;
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= given.length; ) {
    const length = given.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(given.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
