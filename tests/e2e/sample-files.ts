import sharp from "sharp";

export type SampleFile = Readonly<{ name: string; mimeType: string; buffer: Buffer }>;

/** A small PDF that readers open: one empty A4 page. */
export function pdfFile(name: string, bytes = 0): SampleFile {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  if (bytes > body.length) body += `%${"x".repeat(bytes - body.length)}\n`;
  const table = body.length;
  body += `xref\n0 4\n0000000000 65535 f \n${places.join("")}trailer<</Root 1 0 R/Size 4>>\nstartxref\n${table}\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(body, "latin1") };
}

/** A scan of a page as a telephone takes it. */
export async function jpegFile(name: string): Promise<SampleFile> {
  const buffer = await sharp({ create: { width: 600, height: 848, channels: 3, background: "#f4f1e8" } }).jpeg().toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export async function pngFile(name: string): Promise<SampleFile> {
  const buffer = await sharp({ create: { width: 300, height: 400, channels: 3, background: "#cfd8e3" } }).png().toBuffer();
  return { name, mimeType: "image/png", buffer };
}
