import { z } from "zod";
import { readSignature, signatureFields } from "@/lib/deliveries/signature";
import { actFields, checkedField } from "@/lib/dossiers/schema/act";
import { countedPapers, sealNumberField } from "@/lib/dossiers/schema/collect-papers";

/** The clerk recounts what the courier brings, and reads the seal off the bag. */
export const takeOverPapersSchema = z
  .looseObject({ ...actFields, ...signatureFields("courierSignature") })
  .transform((input, ctx) => {
    const { operationId, dossierId, expectedVersion } = input;
    const sealNumber = checkedField(sealNumberField, input.sealNumber, "sealNumber", ctx);
    return {
      operationId, dossierId, expectedVersion, sealNumber,
      counted: countedPapers(input, ctx), courierSignature: readSignature(input, "courierSignature", "bưu tá giao túi", ctx),
    };
  });
export type TakeOverPapersInput = z.output<typeof takeOverPapersSchema>;
