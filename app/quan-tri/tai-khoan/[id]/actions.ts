"use server";

import { action } from "@/lib/access/action";
import { disableAccount, enableAccount } from "@/lib/identity/commands/change-account";
import { DisableAccount, EnableAccount } from "@/lib/identity/schema";

export const disable = action(DisableAccount, disableAccount, { to: ({ id }) => `/quan-tri/tai-khoan/${id}?xong=khoa` });

export const enable = action(EnableAccount, enableAccount, { to: ({ id }) => `/quan-tri/tai-khoan/${id}?xong=mo` });
