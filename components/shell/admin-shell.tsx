import { DeskShell, type DeskShellProps } from "@/components/shell/desk-shell";

/** The administrator's wing: a desk whose first matter is figures. */
export function AdminShell(props: Omit<DeskShellProps, "wing">) {
  return <DeskShell {...props} wing="Quản trị" />;
}
