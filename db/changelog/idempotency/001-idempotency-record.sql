--liquibase formatted sql

--changeset helpdesk:idempotency-record
--comment: The result of a request with an idempotency key, in hashes and ids only. It is erased by a purge of the contact
--comment: to whom the result belongs (owner), or of another one in whose name it was created (author). A result that belongs
--comment: to no contact, such as a custom field, has no owner.
CREATE TABLE idempotency_record (
  key_code     BINARY(32) NOT NULL,
  request_code BINARY(32) NOT NULL,
  result_id    BINARY(16) NOT NULL,
  owner_id     BINARY(16),
  author_id    BINARY(16),
  PRIMARY KEY (key_code),
  KEY idempotency_record_of_owner (owner_id),
  KEY idempotency_record_of_author (author_id),
  CONSTRAINT idempotency_record_owner FOREIGN KEY (owner_id) REFERENCES contact (id),
  CONSTRAINT idempotency_record_author FOREIGN KEY (author_id) REFERENCES contact (id),
  CONSTRAINT idempotency_record_has_one_of_each CHECK (author_id <> owner_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE idempotency_record;
