--liquibase formatted sql

--changeset helpdesk:cursor-key
--comment: The key from which those of cursors and of the codes of idempotency records are derived: shared by all servers on this database, made by the first that starts.
CREATE TABLE cursor_key (
  id     TINYINT    NOT NULL,
  secret BINARY(32) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT cursor_key_is_single CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE cursor_key;
