import type { Carrier } from "@/lib/deliveries/carriers/carrier";
import { parcelApiCarrier } from "@/lib/deliveries/carriers/parcel-api";
import { type CarrierSettings, postalCarriers } from "@/lib/deliveries/carriers/settings";
import { vnpostCarrier } from "@/lib/deliveries/carriers/vnpost";

const made = new WeakMap<CarrierSettings, Carrier>();

/** The operator's system by its shape; one per settings, so that its token is kept. */
export function carrierOf(settings: CarrierSettings): Carrier {
  const known = made.get(settings);
  if (known) return known;
  const carrier = settings.shape === "VNPOST" ? vnpostCarrier(settings) : parcelApiCarrier(settings);
  made.set(settings, carrier);
  return carrier;
}

/** The configured operator of a code; null when there is none. */
export function carrierByCode(code: string): Readonly<{ settings: CarrierSettings; carrier: Carrier }> | null {
  const settings = postalCarriers().find((one) => one.code === code);
  return settings ? { settings, carrier: carrierOf(settings) } : null;
}
