import sharp from "sharp";
import { decodePages, reasonOf } from "@/lib/digitisation/decode-pages";
import { pageJob, type PageAnswer } from "@/lib/digitisation/page-message";

/** The page process (`lib/digitisation/page-process.ts`): takes one file, answers with its pages drawn anew or a reason, and is ended. */

// Only the two kinds of picture that are taken; every other decoder of the library stays shut.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
sharp.concurrency(1);
sharp.cache(false);

function say(answer: PageAnswer): Promise<void> {
  return new Promise((resolve) => process.send?.(answer, () => resolve()));
}

let begun = false;
process.on("message", (told) => {
  if (typeof told === "object" && told !== null && "is" in told && told.is === "HELLO") {
    process.send?.({ is: "READY" });
    return;
  }
  // One file and no more: what a file did to this process must not reach the next one's pages.
  if (begun) return;
  begun = true;
  void work(told).catch((error: unknown) => say({ is: "REFUSED", reason: reasonOf(error) }));
});
process.once("disconnect", () => process.exit(0));

async function work(told: unknown): Promise<void> {
  const job = pageJob.parse(told);
  let pages = 0;
  for await (const page of decodePages(job)) {
    await say({ is: "PAGE", page });
    pages += 1;
  }
  await say({ is: "DONE", pages });
}
