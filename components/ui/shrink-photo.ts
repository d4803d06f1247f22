const LONGEST_SIDE = 1_600;
const QUALITIES = [0.8, 0.6, 0.4] as const;

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}

/**
 * A photo as it is kept and sent: JPEG, 1600 px at the longest side, upright, without the camera's place and time (a fresh picture
 * carries none), at most `mostBytes`. Null when the file is no picture or does not become small enough.
 */
export async function shrinkPhoto(file: Blob, mostBytes: number): Promise<ArrayBuffer | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    const jpeg = await jpegOf(canvas, quality);
    if (jpeg !== null && jpeg.size <= mostBytes) return jpeg.arrayBuffer();
  }
  return null;
}
