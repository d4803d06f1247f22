/** What was read on a scan, to look for a word or to copy; the paper's picture stays what counts. */
export function ScanText({ text }: { text: string }) {
  return (
    <details>
      <summary className="w-fit text-small text-brand underline underline-offset-4">Chữ máy đọc được</summary>
      <p className="mt-1 max-h-64 max-w-prose overflow-auto whitespace-pre-line rounded border border-line bg-wash p-2 text-small" tabIndex={0}>{text}</p>
    </details>
  );
}
