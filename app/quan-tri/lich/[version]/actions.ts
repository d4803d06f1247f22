"use server";

import { action } from "@/lib/access/action";
import { confirmCalendarDay, removeCalendarDay, setCalendarDay } from "@/lib/deadlines/commands/change-calendar-day";
import { removeWorkingHours, setWorkingHours } from "@/lib/deadlines/commands/change-working-hours";
import { publishCalendar } from "@/lib/deadlines/commands/publish-calendar";
import { discardCalendarDraft, openCalendarYear } from "@/lib/deadlines/commands/start-calendar-draft";
import { ChooseCalendarDraft, ConfirmCalendarDay, RemoveCalendarDay, RemoveWorkingHours, SetCalendarDay, SetWorkingHours } from "@/lib/deadlines/schema/keep-calendar";

export const setDay = action(SetCalendarDay, setCalendarDay, { to: ({ version, day }) => `/quan-tri/lich/${version}?nam=${day.slice(0, 4)}&xong=ngay#ngay` });

export const removeDay = action(RemoveCalendarDay, removeCalendarDay, { to: ({ version, day }) => `/quan-tri/lich/${version}?nam=${day.slice(0, 4)}&xong=bo-ngay#ngay` });

export const confirmDay = action(ConfirmCalendarDay, confirmCalendarDay, { to: ({ version, day }) => `/quan-tri/lich/${version}?nam=${day.slice(0, 4)}&xong=xac-nhan#ngay` });

export const setHours = action(SetWorkingHours, setWorkingHours, { to: ({ version }) => `/quan-tri/lich/${version}?xong=gio#gio` });

export const removeHours = action(RemoveWorkingHours, removeWorkingHours, { to: ({ version }) => `/quan-tri/lich/${version}?xong=bo-gio#gio` });

export const openYear = action(ChooseCalendarDraft, openCalendarYear, { to: ({ version }) => `/quan-tri/lich/${version}?xong=nam` });

export const publish = action(ChooseCalendarDraft, publishCalendar, { to: ({ version }) => `/quan-tri/lich/${version}?xong=cong-bo` });

export const discard = action(ChooseCalendarDraft, discardCalendarDraft, { to: () => "/quan-tri/lich?xong=bo" });
