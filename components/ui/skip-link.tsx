/** The first stop of the keyboard: past the head and the navigation. */
export function SkipLink() {
  return (
    <a href="#noi-dung" className="sr-only z-50 rounded bg-paper px-4 py-3 font-semibold text-brand underline focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
      Tới nội dung chính
    </a>
  );
}
