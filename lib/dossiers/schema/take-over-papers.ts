import { z } from "zod";
import { readSignature, signatureFields } from "@/lib/deliveries/signature";
import { actFields } from "@/lib/dossiers/schema/act";
import { countedPapers, sealNumberField } from "@/lib/dossiers/schema/collect-papers";

/** The clerk recounts what the courier brings, and reads the seal off the bag. */
export const takeOverPapersSchema = z
  .looseObject({ ...actFields, sealNumber: sealNumberField, ...signatureFields("courierSignature") })
  .transform((input, ctx) => {
    const { operationId, dossierId, expectedVersion, sealNumber } = input;
    return {
      operationId, dossierId, expectedVersion, sealNumber,
      counted: countedPapers(input, ctx), courierSignature: readSignature(input, "courierSignature", "bưu tá giao túi", ctx),
    };
  });
export type TakeOverPapersInput = z.output<typeof takeOverPapersSchema>;
