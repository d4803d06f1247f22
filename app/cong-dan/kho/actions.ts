"use server";

import { action } from "@/lib/access/action";
import { setDocumentReuse } from "@/lib/digitisation/commands/set-document-reuse";
import { documentReuseSchema } from "@/lib/digitisation/schema/document-reuse";

export const setReuse = action(documentReuseSchema, setDocumentReuse, { to: () => "/cong-dan/kho?xong=luu" });
