-- AlterEnum
ALTER TYPE "staff_alert_kind" ADD VALUE 'CLAIM_OPENED';
ALTER TYPE "staff_alert_kind" ADD VALUE 'CLAIM_LATE';
ALTER TYPE "staff_alert_kind" ADD VALUE 'COMPENSATION_LATE';

-- AlterTable
ALTER TABLE "postal_claim" ADD COLUMN "paid_by_name" TEXT;
ALTER TABLE "postal_claim" ADD COLUMN "payment_note" TEXT NOT NULL DEFAULT '';

-- Who claims is named truly; only the supervisor of the item's office answers and pays.
CREATE POLICY postal_claim_author ON postal_claim AS RESTRICTIVE FOR INSERT TO mcbc_app WITH CHECK (opened_by_id = (SELECT actor_id()));
CREATE POLICY postal_claim_answered ON postal_claim AS RESTRICTIVE FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND office_id = (SELECT actor_office()));
-- What waits, for the worker's look at it.
CREATE INDEX postal_claim_waiting ON postal_claim (answer_due_on) WHERE state IN ('OPEN', 'ACCEPTED');
