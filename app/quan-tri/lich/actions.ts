"use server";

import { action } from "@/lib/access/action";
import { startCalendarDraft } from "@/lib/deadlines/commands/start-calendar-draft";
import { StartCalendarDraft } from "@/lib/deadlines/schema/keep-calendar";

export const start = action(StartCalendarDraft, startCalendarDraft, { to: ({ version }) => `/quan-tri/lich/${version}?xong=lap` });
