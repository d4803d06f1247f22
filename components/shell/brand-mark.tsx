import Link from "next/link";

/** The product's name and sign: an envelope in a doorway. */
export function BrandMark({ href = "/", compact }: { href?: string; /** Smaller, and the sign alone on a narrow screen. */ compact?: boolean }) {
  return (
    <Link href={href} prefetch={false} className="inline-flex items-center gap-2.5 rounded font-bold text-brand">
      <svg aria-hidden viewBox="0 0 32 32" className={compact === true ? "size-7" : "size-9"}>
        <rect width="32" height="32" rx="6" fill="currentColor" />
        <path d="M7 26V12l9-6 9 6v14" fill="none" stroke="#fff" strokeWidth="2.2" strokeLinejoin="round" strokeLinecap="round" />
        <path d="M11 16h10v7.5H11z M11 16.5l5 4 5-4" fill="none" stroke="#fff" strokeWidth="2" strokeLinejoin="round" />
      </svg>
      <span className={compact === true ? "leading-tight max-lg:sr-only" : "text-lead leading-tight"}>Một Cửa Bưu Chính</span>
    </Link>
  );
}
