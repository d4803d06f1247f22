/** Grey lines in the shape of what is coming. For `loading.tsx` of the desks only: with scripts off it would never go away. */
export function LoadingState({ words = "Đang tải…", rows = 6 }: { words?: string; rows?: number }) {
  return (
    <div role="status" className="stack p-(--wing-gap)">
      <p className="text-muted">{words}</p>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="h-5 animate-pulse rounded bg-neutral-wash" style={{ width: `${92 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
