import type { IconName } from "@/components/ui/icon-paths";

/** A place in a wing's navigation. `count` is what waits there. */
export type NavItem = Readonly<{ href: string; label: string; icon?: IconName; count?: number }>;

/** The item whose address is the longest beginning of `path`, or undefined when none is. */
export function currentItem(items: readonly NavItem[], path: string): NavItem | undefined {
  return items
    .filter((item) => path === item.href || path.startsWith(item.href === "/" ? "/?" : `${item.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
}
