"use server";

import { action } from "@/lib/access/action";
import { disableAccount, enableAccount } from "@/lib/identity/commands/change-account";
import { DisableAccount, EnableAccount } from "@/lib/identity/schema";

export const disable = action(DisableAccount, disableAccount, { done: (name) => `Đã khoá tài khoản của ${name}. Mọi phiên đang mở đã kết thúc.` });

export const enable = action(EnableAccount, enableAccount, { done: (name) => `Đã mở lại tài khoản của ${name}. Người đó đăng nhập lại bằng mật khẩu và mã xác thực cũ.` });
