--liquibase formatted sql

--changeset helpdesk:idempotency-record-of-no-contact
--comment: A result that belongs to no contact, such as a custom field, has no owner.
ALTER TABLE idempotency_record MODIFY owner_id BINARY(16);
--rollback DELETE FROM idempotency_record WHERE owner_id IS NULL;
--rollback ALTER TABLE idempotency_record MODIFY owner_id BINARY(16) NOT NULL;
