import sharp from "sharp";
import { decodePages, reasonOf } from "@/lib/digitisation/decode-pages";
import { pageJob, type PageAnswer } from "@/lib/digitisation/page-message";

/** The page process (`lib/digitisation/page-process.ts`): takes the files of one sending, answers each with its pages drawn anew or a reason, and is ended. */

// Only the two kinds of picture that are taken; every other decoder of the library stays shut.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
sharp.concurrency(1);
sharp.cache(false);

function say(answer: PageAnswer): Promise<void> {
  return new Promise((resolve) => process.send?.(answer, () => resolve()));
}

/** What was asked, one after the other. */
let work = Promise.resolve();
process.on("message", (told) => {
  switch (asked(told)) {
    case "HELLO":
      process.send?.({ is: "READY" });
      return;
    case "WARM":
      work = work.then(warmUp).catch(() => undefined);
      return;
    default:
      work = work.then(() => draw(told)).catch((error: unknown) => say({ is: "REFUSED", reason: reasonOf(error) }));
  }
});
process.once("disconnect", () => process.exit(0));

function asked(told: unknown): unknown {
  return typeof told === "object" && told !== null && "is" in told ? told.is : null;
}

async function draw(told: unknown): Promise<void> {
  const job = pageJob.parse(told);
  let pages = 0;
  for await (const page of decodePages(job)) {
    await say({ is: "PAGE", page });
    pages += 1;
  }
  await say({ is: "DONE", pages });
}

/** A page of our own goes all the way before the first file comes: decoders are loaded and the measures compiled by then. */
async function warmUp(): Promise<void> {
  const [width, height] = [1654, 2339];
  const page = new Uint8Array(width * height).fill(245);
  for (let line = 300; line < 2000; line += 50) {
    for (let y = line; y < line + 22; y += 1) for (let x = 200; x < 1450; x += 1) if ((x * 7 + y * 13) % 29 < 11) page[y * width + x] = 30;
  }
  const bytes = await sharp(page, { raw: { width, height, channels: 1 } }).jpeg().withMetadata({ density: 200 }).toBuffer();
  for await (const _ of decodePages({ bytes: new Uint8Array(bytes), kind: "image/jpeg", paper: null, mostPages: 1, mostPixels: width * height })) continue;
}
