import type { IconName } from "@/components/ui/icon-paths";

/** What a state means. `attention` (signal amber) only for what needs the reader now. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "attention";

/** The icon that goes with each tone, so that colour never speaks alone. */
export const toneIcons: Readonly<Record<Tone, IconName>> = {
  neutral: "minus",
  info: "info",
  success: "check-circle",
  warning: "clock",
  danger: "alert",
  attention: "bell",
};

/** Text and background of each tone; every pair holds 4.5 : 1 (tokens.test.ts). */
export const toneFill: Readonly<Record<Tone, string>> = {
  neutral: "bg-neutral-wash text-neutral",
  info: "bg-info-wash text-info",
  success: "bg-success-wash text-success",
  warning: "bg-warning-wash text-warning",
  danger: "bg-danger-wash text-danger",
  attention: "bg-signal text-ink",
};

/** The strong edge of each tone. */
export const toneEdge: Readonly<Record<Tone, string>> = {
  neutral: "border-line-strong",
  info: "border-info",
  success: "border-success",
  warning: "border-warning",
  danger: "border-danger",
  attention: "border-signal",
};

/** Text alone on paper. */
export const toneText: Readonly<Record<Tone, string>> = {
  neutral: "text-neutral",
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
  attention: "text-ink",
};
