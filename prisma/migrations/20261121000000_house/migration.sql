CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "agency_level" AS ENUM ('PROVINCE', 'COMMUNE');

-- CreateEnum
CREATE TYPE "contract_task" AS ENUM ('GUIDE', 'RECEIVE', 'DIGITISE', 'RETURN_RESULT');

-- CreateEnum
CREATE TYPE "assignment_kind" AS ENUM ('PRIMARY', 'RESERVE');

-- CreateEnum
CREATE TYPE "calendar_day_kind" AS ENUM ('HOLIDAY', 'COMPENSATORY', 'SWAPPED_OFF', 'CLOSURE', 'WORKED');

-- CreateEnum
CREATE TYPE "calendar_status" AS ENUM ('OFFICIAL', 'PROVISIONAL');

-- CreateEnum
CREATE TYPE "pickup_status" AS ENUM ('REQUESTED', 'ASSIGNED', 'COLLECTED', 'HANDED_OVER', 'CANCELLED');

-- CreateEnum
CREATE TYPE "party_kind" AS ENUM ('CITIZEN', 'COURIER', 'CLERK', 'AGENCY');

-- CreateEnum
CREATE TYPE "paper_kind" AS ENUM ('ORIGINAL', 'CERTIFIED_COPY', 'PHOTOCOPY', 'RESULT');

-- CreateEnum
CREATE TYPE "postal_direction" AS ENUM ('TO_AGENCY', 'TO_CITIZEN');

-- CreateEnum
CREATE TYPE "postal_status" AS ENUM ('REGISTERED', 'PICKED_UP', 'ACCEPTED', 'IN_TRANSIT', 'AT_DELIVERY_OFFICE', 'ATTEMPT_FAILED', 'DELIVERED', 'RETURNED_TO_AGENCY', 'LOST', 'DAMAGED');

-- CreateEnum
CREATE TYPE "transfer_kind" AS ENUM ('COLLECTION', 'COUNTER_TAKEOVER', 'AGENCY_HANDOVER', 'RESULT_DISPATCH', 'DELIVERY');

-- CreateEnum
CREATE TYPE "file_purpose" AS ENUM ('COMPONENT', 'RESULT', 'SIGNATURE', 'FORM', 'PROOF');

-- CreateEnum
CREATE TYPE "dossier_status" AS ENUM ('DRAFT', 'SUBMITTED', 'RECEIVED', 'NOT_RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT', 'WITHDRAWN', 'STOPPED', 'RESOLVED', 'RETURNED');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('GRANTED', 'REFUSED');

-- CreateEnum
CREATE TYPE "return_method" AS ENUM ('POST', 'COUNTER', 'ONLINE');

-- CreateEnum
CREATE TYPE "answer_kind" AS ENUM ('FILED', 'SHOWN', 'ALTERNATIVE', 'FROM_DATABASE', 'MISSING');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('POSTAL_CLERK', 'COURIER', 'POSTAL_SUPERVISOR', 'OFFICIAL', 'AGENCY_HEAD', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "sign_in_method" AS ENUM ('OIDC', 'PASSWORD', 'DEMO');

-- CreateEnum
CREATE TYPE "notification_status" AS ENUM ('PENDING', 'SENT', 'FAILED', 'NO_ADDRESS');

-- CreateEnum
CREATE TYPE "charge_kind" AS ENUM ('FEE', 'POSTAGE', 'SERVICE');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('COUNTER', 'ONLINE', 'POST');

-- CreateEnum
CREATE TYPE "term_unit" AS ENUM ('WORKING_DAY', 'DAY', 'WORKING_HOUR', 'HOUR', 'HALF_DAY', 'MONTH');

-- CreateEnum
CREATE TYPE "component_kind" AS ENUM ('FILED', 'SHOWN', 'NOTE');

-- CreateEnum
CREATE TYPE "supplement_policy" AS ENUM ('RESET', 'PAUSE', 'NONE');

-- CreateEnum
CREATE TYPE "fee_kind" AS ENUM ('FEE', 'CHARGE');

-- CreateTable
CREATE TABLE "province" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "province_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "commune" (
    "code" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "old_district" TEXT,
    "old_units_text" TEXT,

    CONSTRAINT "commune_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "level" "agency_level" NOT NULL,
    "phone" TEXT,
    "address" TEXT,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "successor_id" UUID,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_office" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "commune_code" TEXT,
    "province_code" TEXT NOT NULL,
    "phone" TEXT,
    "opening_hours" TEXT NOT NULL DEFAULT '',
    "is_one_stop_counter" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "post_office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation_contract" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "value_dong" BIGINT,

    CONSTRAINT "delegation_contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_scope" (
    "contract_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "tasks" "contract_task"[],
    "procedure_codes" TEXT[],

    CONSTRAINT "contract_scope_pkey" PRIMARY KEY ("contract_id","agency_id")
);

-- CreateTable
CREATE TABLE "clerk_assignment" (
    "contract_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" "assignment_kind" NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,

    CONSTRAINT "clerk_assignment_pkey" PRIMARY KEY ("contract_id","staff_id")
);

-- CreateTable
CREATE TABLE "training_record" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "completed_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "training_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "subject_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_log" (
    "id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "dossier_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_version" (
    "version" TEXT NOT NULL,
    "region" TEXT NOT NULL DEFAULT 'VN',
    "covered" TEXT[],
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "version" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" "calendar_day_kind" NOT NULL,
    "status" "calendar_status" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("version","day")
);

-- CreateTable
CREATE TABLE "pickup_request" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "courier_id" UUID,
    "status" "pickup_status" NOT NULL DEFAULT 'REQUESTED',
    "contact_name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "address_text" TEXT NOT NULL,
    "commune_code" TEXT NOT NULL,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "window_to" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pickup_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postal_item" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "courier_id" UUID,
    "direction" "postal_direction" NOT NULL,
    "item_code" TEXT NOT NULL,
    "status" "postal_status" NOT NULL DEFAULT 'REGISTERED',
    "seal_number" TEXT,
    "receiver_name" TEXT NOT NULL,
    "receiver_phone" TEXT,
    "address_text" TEXT NOT NULL,
    "commune_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "postal_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postal_event" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "status" "postal_status" NOT NULL,
    "reason" TEXT,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postal_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "component_id" UUID,
    "kind" "paper_kind" NOT NULL,
    "description" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "holder_kind" "party_kind" NOT NULL,
    "holder_id" UUID NOT NULL,
    "owed_back" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manifest" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "transfer_kind" NOT NULL,
    "office_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "giver_name" TEXT NOT NULL,
    "receiver_id" UUID,
    "receiver_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "manifest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manifest_line" (
    "manifest_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "paper_count" INTEGER NOT NULL,
    "discrepancy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "manifest_line_pkey" PRIMARY KEY ("manifest_id","dossier_id")
);

-- CreateTable
CREATE TABLE "custody_transfer" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "kind" "transfer_kind" NOT NULL,
    "manifest_id" UUID,
    "giver_kind" "party_kind" NOT NULL,
    "giver_id" UUID NOT NULL,
    "giver_name" TEXT NOT NULL,
    "receiver_kind" "party_kind" NOT NULL,
    "receiver_id" UUID NOT NULL,
    "receiver_name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "counted" JSONB NOT NULL,
    "discrepancy" TEXT NOT NULL DEFAULT '',
    "seal_number" TEXT,
    "giver_signature" TEXT NOT NULL,
    "receiver_signature" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custody_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_proof" (
    "item_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "recipient_name" TEXT NOT NULL,
    "identity_type" TEXT NOT NULL,
    "identity_last4" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "authorisation" TEXT NOT NULL DEFAULT '',
    "signature_sha256" TEXT NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_proof_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "postal_tariff" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "direction" "postal_direction" NOT NULL,
    "zone" TEXT NOT NULL,
    "max_grams" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "next_step" BIGINT,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,

    CONSTRAINT "postal_tariff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "dossier_file" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "purpose" "file_purpose" NOT NULL,
    "component_id" UUID,
    "name" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dossier_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier" (
    "id" UUID NOT NULL,
    "code" TEXT,
    "code_unit" TEXT,
    "code_day" DATE,
    "code_serial" INTEGER,
    "submission_code" TEXT NOT NULL,
    "status" "dossier_status" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 0,
    "applicant_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "office_id" UUID,
    "province_code" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "procedure_version_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "return_method" "return_method" NOT NULL DEFAULT 'POST',
    "return_address" TEXT,
    "return_commune_code" TEXT,
    "form_data" JSONB NOT NULL DEFAULT '{}',
    "applicant_name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "clock_started_at" TIMESTAMPTZ(3),
    "processing_ended_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "outcome" "outcome",
    "term_value" DECIMAL(8,2),
    "term_unit" "term_unit",
    "calendar_version" TEXT,
    "original_due_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "due_provisional" BOOLEAN NOT NULL DEFAULT false,
    "holder_id" UUID,
    "held_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_event" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from_status" "dossier_status",
    "to_status" "dossier_status" NOT NULL,
    "version_before" INTEGER NOT NULL,
    "version_after" INTEGER NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "reason" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "operation_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "dossier_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_number_counter" (
    "unit" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "last_serial" INTEGER NOT NULL,

    CONSTRAINT "dossier_number_counter_pkey" PRIMARY KEY ("unit","day")
);

-- CreateTable
CREATE TABLE "component_answer" (
    "dossier_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,
    "answer" "answer_kind" NOT NULL,
    "originals" INTEGER NOT NULL DEFAULT 0,
    "certified_copies" INTEGER NOT NULL DEFAULT 0,
    "photocopies" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "checked_by_id" UUID NOT NULL,
    "checked_by_name" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "component_answer_pkey" PRIMARY KEY ("dossier_id","component_id")
);

-- CreateTable
CREATE TABLE "issued_form" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "issued_by_name" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issued_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "identity_number" TEXT,
    "date_of_birth" DATE,
    "sex" "sex",
    "phone" TEXT,
    "email" TEXT,
    "address_text" TEXT,
    "commune_code" TEXT,
    "oidc_subject" TEXT,
    "assurance_level" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "role" "staff_role" NOT NULL,
    "agency_id" UUID,
    "office_id" UUID,
    "province_code" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_secret" (
    "staff_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "totp_secret" TEXT NOT NULL,
    "last_totp_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "staff_secret_pkey" PRIMARY KEY ("staff_id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "public_id" UUID NOT NULL,
    "person_id" UUID,
    "staff_id" UUID,
    "method" "sign_in_method" NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip_address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "fact_key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" "notification_status" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charge" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "kind" "charge_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "basis" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "charge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "fileable" BOOLEAN NOT NULL DEFAULT false,
    "post_channel" BOOLEAN NOT NULL,
    "current_version_id" UUID,

    CONSTRAINT "procedure_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "procedure_version" (
    "id" UUID NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "name" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "subjects" TEXT[],
    "result_codes" TEXT[],
    "supplement_policy" "supplement_policy" NOT NULL DEFAULT 'RESET',
    "supplement_days" INTEGER,
    "cutoff_time" TEXT,
    "same_day" BOOLEAN NOT NULL DEFAULT false,
    "presence_required" BOOLEAN NOT NULL DEFAULT false,
    "authorisation_allowed" BOOLEAN NOT NULL DEFAULT true,
    "request_form" JSONB NOT NULL DEFAULT '[]',
    "review_flags" TEXT[],
    "curated" BOOLEAN NOT NULL DEFAULT false,
    "content_hash" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procedure_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure_channel" (
    "version_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "limit_value" DECIMAL(8,2),
    "limit_unit" "term_unit",
    "fee_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "procedure_channel_pkey" PRIMARY KEY ("version_id","channel")
);

-- CreateTable
CREATE TABLE "procedure_case" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT,

    CONSTRAINT "procedure_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "component" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "component_kind" NOT NULL,
    "originals" INTEGER NOT NULL,
    "certified_copies" INTEGER NOT NULL,
    "photocopies" INTEGER NOT NULL,
    "alternative_group" TEXT,
    "form_template" TEXT,
    "condition_text" TEXT,
    "replaced_by_data" TEXT,

    CONSTRAINT "component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fee_rule" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "fee_kind" NOT NULL,
    "channel" "channel",
    "amount" BIGINT NOT NULL,
    "per" TEXT NOT NULL DEFAULT 'hồ sơ',
    "applies_to" TEXT,

    CONSTRAINT "fee_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_procedure" (
    "agency_id" UUID NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "by_post" BOOLEAN NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "agency_procedure_pkey" PRIMARY KEY ("agency_id","procedure_code","effective_from")
);

-- CreateIndex
CREATE INDEX "commune_province_code_idx" ON "commune"("province_code");

-- CreateIndex
CREATE INDEX "commune_search_text_idx" ON "commune" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "agency_code_key" ON "agency"("code");

-- CreateIndex
CREATE UNIQUE INDEX "post_office_code_key" ON "post_office"("code");

-- CreateIndex
CREATE UNIQUE INDEX "delegation_contract_number_key" ON "delegation_contract"("number");

-- CreateIndex
CREATE INDEX "clerk_assignment_staff_id_idx" ON "clerk_assignment"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_record_staff_id_field_key" ON "training_record"("staff_id", "field");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_stream_seq_key" ON "audit_event"("stream", "seq");

-- CreateIndex
CREATE INDEX "access_log_dossier_id_occurred_at_idx" ON "access_log"("dossier_id", "occurred_at");

-- CreateIndex
CREATE INDEX "pickup_request_dossier_id_idx" ON "pickup_request"("dossier_id");

-- CreateIndex
CREATE INDEX "pickup_request_office_id_status_window_from_idx" ON "pickup_request"("office_id", "status", "window_from");

-- CreateIndex
CREATE INDEX "pickup_request_courier_id_status_window_from_idx" ON "pickup_request"("courier_id", "status", "window_from");

-- CreateIndex
CREATE UNIQUE INDEX "postal_item_item_code_key" ON "postal_item"("item_code");

-- CreateIndex
CREATE INDEX "postal_item_office_id_direction_status_idx" ON "postal_item"("office_id", "direction", "status");

-- CreateIndex
CREATE INDEX "postal_item_courier_id_status_idx" ON "postal_item"("courier_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "postal_item_dossier_id_direction_key" ON "postal_item"("dossier_id", "direction");

-- CreateIndex
CREATE INDEX "postal_event_item_id_occurred_at_idx" ON "postal_event"("item_id", "occurred_at");

-- CreateIndex
CREATE INDEX "postal_event_dossier_id_idx" ON "postal_event"("dossier_id");

-- CreateIndex
CREATE INDEX "paper_dossier_id_idx" ON "paper"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "manifest_number_key" ON "manifest"("number");

-- CreateIndex
CREATE INDEX "manifest_office_id_kind_signed_at_idx" ON "manifest"("office_id", "kind", "signed_at");

-- CreateIndex
CREATE INDEX "manifest_agency_id_kind_signed_at_idx" ON "manifest"("agency_id", "kind", "signed_at");

-- CreateIndex
CREATE INDEX "manifest_line_dossier_id_idx" ON "manifest_line"("dossier_id");

-- CreateIndex
CREATE INDEX "custody_transfer_dossier_id_occurred_at_idx" ON "custody_transfer"("dossier_id", "occurred_at");

-- CreateIndex
CREATE INDEX "delivery_proof_dossier_id_idx" ON "delivery_proof"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "postal_tariff_code_direction_zone_max_grams_key" ON "postal_tariff"("code", "direction", "zone", "max_grams");

-- CreateIndex
CREATE INDEX "dossier_file_dossier_id_idx" ON "dossier_file"("dossier_id");

-- CreateIndex
CREATE INDEX "dossier_file_sha256_idx" ON "dossier_file"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_code_key" ON "dossier"("code");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_submission_code_key" ON "dossier"("submission_code");

-- CreateIndex
CREATE INDEX "dossier_applicant_id_created_at_id_idx" ON "dossier"("applicant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "dossier_agency_id_status_due_at_id_idx" ON "dossier"("agency_id", "status", "due_at", "id");

-- CreateIndex
CREATE INDEX "dossier_office_id_status_submitted_at_id_idx" ON "dossier"("office_id", "status", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "dossier_province_code_updated_at_id_idx" ON "dossier"("province_code", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "dossier_agency_id_received_at_idx" ON "dossier"("agency_id", "received_at");

-- CreateIndex
CREATE INDEX "dossier_search_text_idx" ON "dossier" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "dossier_code_unit_code_day_code_serial_key" ON "dossier"("code_unit", "code_day", "code_serial");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_event_operation_id_key" ON "dossier_event"("operation_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_event_dossier_id_seq_key" ON "dossier_event"("dossier_id", "seq");

-- CreateIndex
CREATE INDEX "issued_form_dossier_id_idx" ON "issued_form"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_identity_number_key" ON "person"("identity_number");

-- CreateIndex
CREATE UNIQUE INDEX "person_oidc_subject_key" ON "person"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "staff_username_key" ON "staff"("username");

-- CreateIndex
CREATE INDEX "staff_office_id_role_idx" ON "staff"("office_id", "role");

-- CreateIndex
CREATE INDEX "staff_agency_id_role_idx" ON "staff"("agency_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "session_public_id_key" ON "session"("public_id");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_staff_id_idx" ON "session"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_fact_key_key" ON "notification"("fact_key");

-- CreateIndex
CREATE INDEX "notification_dossier_id_created_at_idx" ON "notification"("dossier_id", "created_at");

-- CreateIndex
CREATE INDEX "notification_person_id_created_at_idx" ON "notification"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "charge_dossier_id_idx" ON "charge"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_current_version_id_key" ON "procedure"("current_version_id");

-- CreateIndex
CREATE INDEX "procedure_field_code_idx" ON "procedure"("field", "code");

-- CreateIndex
CREATE INDEX "procedure_search_text_idx" ON "procedure" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "procedure_version_procedure_code_version_number_key" ON "procedure_version"("procedure_code", "version_number");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_case_version_id_position_key" ON "procedure_case"("version_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "component_case_id_position_key" ON "component"("case_id", "position");

-- CreateIndex
CREATE INDEX "fee_rule_version_id_idx" ON "fee_rule"("version_id");

-- CreateIndex
CREATE INDEX "agency_procedure_procedure_code_idx" ON "agency_procedure"("procedure_code");

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_province_code_fkey" FOREIGN KEY ("province_code") REFERENCES "province"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency" ADD CONSTRAINT "agency_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_office" ADD CONSTRAINT "post_office_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_scope" ADD CONSTRAINT "contract_scope_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "delegation_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_scope" ADD CONSTRAINT "contract_scope_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clerk_assignment" ADD CONSTRAINT "clerk_assignment_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "delegation_contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clerk_assignment" ADD CONSTRAINT "clerk_assignment_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_record" ADD CONSTRAINT "training_record_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_version_fkey" FOREIGN KEY ("version") REFERENCES "calendar_version"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pickup_request" ADD CONSTRAINT "pickup_request_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postal_item" ADD CONSTRAINT "postal_item_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postal_event" ADD CONSTRAINT "postal_event_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "postal_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_component_id_fkey" FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manifest_line" ADD CONSTRAINT "manifest_line_manifest_id_fkey" FOREIGN KEY ("manifest_id") REFERENCES "manifest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_transfer" ADD CONSTRAINT "custody_transfer_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_transfer" ADD CONSTRAINT "custody_transfer_manifest_id_fkey" FOREIGN KEY ("manifest_id") REFERENCES "manifest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_proof" ADD CONSTRAINT "delivery_proof_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "postal_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_file" ADD CONSTRAINT "dossier_file_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_file" ADD CONSTRAINT "dossier_file_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "post_office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_procedure_version_id_fkey" FOREIGN KEY ("procedure_version_id") REFERENCES "procedure_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "procedure_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_event" ADD CONSTRAINT "dossier_event_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component_answer" ADD CONSTRAINT "component_answer_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component_answer" ADD CONSTRAINT "component_answer_component_id_fkey" FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_form" ADD CONSTRAINT "issued_form_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "post_office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_secret" ADD CONSTRAINT "staff_secret_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "procedure_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_procedure_code_fkey" FOREIGN KEY ("procedure_code") REFERENCES "procedure"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_channel" ADD CONSTRAINT "procedure_channel_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "procedure_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_case" ADD CONSTRAINT "procedure_case_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "procedure_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component" ADD CONSTRAINT "component_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "procedure_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee_rule" ADD CONSTRAINT "fee_rule_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "procedure_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_procedure" ADD CONSTRAINT "agency_procedure_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_procedure" ADD CONSTRAINT "agency_procedure_procedure_code_fkey" FOREIGN KEY ("procedure_code") REFERENCES "procedure"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
