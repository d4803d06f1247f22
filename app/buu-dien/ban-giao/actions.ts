"use server";

import { action } from "@/lib/access/action";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { scanItem } from "@/lib/dossiers/commands/scan-item";
import { signManifest } from "@/lib/dossiers/commands/sign-manifest";
import { makeManifestSchema } from "@/lib/dossiers/schema/make-manifest";
import { scanItemSchema } from "@/lib/dossiers/schema/scan-item";
import { signManifestSchema } from "@/lib/dossiers/schema/sign-manifest";

export const make = action(makeManifestSchema, makeManifest, { to: ({ manifestId }) => `/buu-dien/ban-giao/${manifestId}?xong=lap` });
export const sign = action(signManifestSchema, signManifest, { to: ({ manifestId }) => `/buu-dien/ban-giao/${manifestId}?xong=ky` });
export const scan = action(scanItemSchema, scanItem, { done: ({ words }) => words });
