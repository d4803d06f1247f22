import type { KoaContextWithOIDC } from "oidc-provider";
import { z } from "zod";

/** What the simulator can do wrong on request, with the words of its page. */
export const FAULTS = {
  none: "Hoạt động bình thường",
  slow: "Chậm: mọi trả lời đến trễ",
  down: "Ngừng: mọi địa chỉ trả 503",
  "wrong-nonce": "Sai nonce trong ID token",
  "no-identity-number": "Thiếu SoDinhDanh",
  "malformed-identity-number": "SoDinhDanh sai dạng",
  "other-subject": "userinfo của người khác (sub không khớp)",
  "low-assurance": "Mức bảo đảm thấp (loAs = 1)",
} as const;

export const Faults = z.object({
  mode: z.enum(Object.keys(FAULTS).filter((key): key is keyof typeof FAULTS => key in FAULTS)),
  /** Delay of mode "slow", in milliseconds. */
  delay: z.coerce.number().int().min(0).max(120_000).default(5000),
});
export type Faults = z.infer<typeof Faults>;

type Claims = Readonly<Record<string, string>> & Readonly<{ sub: string }>;

/** The claims as the present fault would have them. */
export function spoiled(claims: Claims, { mode }: Faults): Claims {
  switch (mode) {
    case "no-identity-number": {
      const { SoDinhDanh: _left, ...rest } = claims;
      return { ...rest, sub: claims.sub };
    }
    case "malformed-identity-number":
      return { ...claims, SoDinhDanh: "0350900O1234" };
    case "low-assurance":
      return { ...claims, loAs: "1" };
    default:
      return claims;
  }
}

/** Faults that the protocol library itself would never commit are put around it. */
export function spoilProtocol(faults: () => Faults): (ctx: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void> {
  return async (ctx, next) => {
    const { mode } = faults();
    if (mode === "wrong-nonce" && ctx.path === "/auth" && ctx.query.nonce !== undefined) ctx.query = { ...ctx.query, nonce: "nonce-gia-mao" };
    await next();
    if (mode === "other-subject" && ctx.path === "/me" && ctx.status === 200) ctx.body = { ...Object(ctx.body), sub: "vneid-nguoi-khac" };
  };
}
