--liquibase formatted sql

--changeset helpdesk:shared-key
--comment: The secret from which the keys of cursors and of the hashes in idempotency records are derived. All servers on this
--comment: database share it; the first one to start creates it.
CREATE TABLE shared_key (
  id     TINYINT    NOT NULL,
  secret BINARY(32) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT shared_key_is_single CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE shared_key;
