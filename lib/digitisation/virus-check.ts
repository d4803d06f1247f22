import { connect, type Socket } from "node:net";
import { env } from "@/lib/platform/env";
import type { VirusCheck } from "@/lib/platform/generated/enums";
import { log } from "@/lib/platform/log";
import { ok, refused, type Result } from "@/lib/platform/result";

/** What the antivirus says of a file; `INFECTED` with the name of what it found. */
export type VirusAnswer = Readonly<{ is: VirusCheck } | { is: "INFECTED"; name: string }>;

const PATIENCE_MS = 20_000;
const CHUNK = 64 * 1024;
const LONGEST_ANSWER = 4_096;

/**
 * Asks clamd (its INSTREAM command over TCP) whether the bytes hold a known virus. Without `CLAMD_URL` nothing is asked. Never throws: an antivirus that is
 * away, slow or answers nonsense is DOWN, and the clerk is told so; what is kept of the file is drawn anew in any case.
 */
export async function checkVirus(bytes: Uint8Array, patience = PATIENCE_MS): Promise<VirusAnswer> {
  const { CLAMD_URL } = env("CLAMD_URL");
  if (CLAMD_URL === "") return { is: "NOT_CONFIGURED" };
  try {
    return answerOf(await ask(new URL(CLAMD_URL), bytes, patience));
  } catch (error) {
    log.error("antivirus", error);
    return { is: "DOWN" };
  }
}

/** Lets a file pass that the antivirus finds clean or could not look at, with which of the two; a virus is refused and nothing of it may be kept. */
export async function refuseVirus(bytes: Uint8Array, field: string): Promise<Result<VirusCheck, "FILE_INFECTED">> {
  const answer = await checkVirus(bytes);
  if (answer.is !== "INFECTED") return ok(answer.is);
  return refused("FILE_INFECTED", `Phần mềm diệt vi-rút thấy ${answer.name} trong tệp. Không nhận và không giữ tệp này; hãy kiểm tra máy đã tạo ra tệp rồi quét lại giấy tờ.`, field);
}

/** `stream: OK`, `stream: <name> FOUND`, or an error such as `INSTREAM size limit exceeded. ERROR`. */
function answerOf(told: string): VirusAnswer {
  const [, found] = /^stream: (.+) FOUND$/.exec(told) ?? [];
  if (found !== undefined) return { is: "INFECTED", name: found };
  if (told === "stream: OK") return { is: "CLEAN" };
  throw new Error(`The antivirus answered "${told.slice(0, 100)}"`);
}

function ask(address: URL, bytes: Uint8Array, patience: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address.hostname, port: Number(address.port || "3310") });
    let told = "";
    socket.setTimeout(patience, () => socket.destroy(new Error("The antivirus was silent")));
    socket.once("connect", () => send(socket, bytes));
    socket.on("data", (data: Buffer) => {
      told += data.toString("utf8");
      // The answer to a command that begins with z ends with a zero.
      const end = told.indexOf("\0");
      if (end < 0 && told.length <= LONGEST_ANSWER) return;
      resolve(told.slice(0, end < 0 ? LONGEST_ANSWER : end));
      socket.destroy();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The antivirus hung up")));
  });
}

/** Each piece after its length in four bytes; a length of zero ends the file. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let from = 0; from < bytes.byteLength; from += CHUNK) {
    const piece = bytes.subarray(from, from + CHUNK);
    socket.write(lengthOf(piece.byteLength));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
