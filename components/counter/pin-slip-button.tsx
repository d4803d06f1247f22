import { Button } from "@/components/ui/button";

/** Prints a slip with a new PIN in a tab of its own; the one before ends. Posted, since making it changes something. */
export function PinSlipButton({ dossierId, operationId, shortcut, primary = false }: { dossierId: string; operationId: string; shortcut?: string; primary?: boolean }) {
  return (
    <form action="/api/pin-slips" method="post" target="_blank">
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="operationId" value={operationId} />
      <Button variant={primary ? "primary" : "secondary"} size="small" icon="print" shortcut={shortcut}>
        In phiếu tra cứu có mã PIN
      </Button>
    </form>
  );
}
