--liquibase formatted sql

--changeset helpdesk:idempotency-record
--comment: What came of a request that was made with an idempotency key: codes and ids alone. It goes with the contact
--comment: that has the result, and with another one in whose name it was made.
CREATE TABLE idempotency_record (
  key_code     BINARY(32) NOT NULL,
  request_code BINARY(32) NOT NULL,
  result_id    BINARY(16) NOT NULL,
  owner_id     BINARY(16) NOT NULL,
  author_id    BINARY(16),
  PRIMARY KEY (key_code),
  KEY idempotency_record_of_owner (owner_id),
  KEY idempotency_record_of_author (author_id),
  CONSTRAINT idempotency_record_owner FOREIGN KEY (owner_id) REFERENCES contact (id),
  CONSTRAINT idempotency_record_author FOREIGN KEY (author_id) REFERENCES contact (id),
  CONSTRAINT idempotency_record_has_one_of_each CHECK (author_id <> owner_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE idempotency_record;
