--liquibase formatted sql

--changeset helpdesk:purge-batch
--comment: Many contacts that are purged one after another, in the order of their ids. last_contact is the one that was
--comment: purged, begun or skipped last. left_out were left out when the batch was prepared, skipped when it ran.
CREATE TABLE purge_batch (
  id            BINARY(16)   NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  fingerprint   VARCHAR(43)  NOT NULL,
  contacts      INT          NOT NULL,
  left_out      INT          NOT NULL,
  purged        INT          NOT NULL DEFAULT 0,
  skipped       INT          NOT NULL DEFAULT 0,
  last_contact  BINARY(16),
  prepared_at   DATETIME(6)  NOT NULL,
  prepared_by   VARCHAR(200) NOT NULL,
  prepared_by_subject VARCHAR(255) NOT NULL,
  expires_at    DATETIME(6)  NOT NULL,
  starts_at     DATETIME(6),
  started_at    DATETIME(6),
  started_by    VARCHAR(200),
  started_by_subject VARCHAR(255),
  ended_at      DATETIME(6),
  cancelled_by  VARCHAR(200),
  cancelled_by_subject VARCHAR(255),
  PRIMARY KEY (id),
  KEY purge_batch_by_preparation (prepared_at),
  KEY purge_batch_by_start (state, starts_at),
  CONSTRAINT purge_batch_state CHECK (state IN ('PREPARED', 'RUNNING', 'COMPLETED', 'CANCELLED')),
  CONSTRAINT purge_batch_end CHECK ((state IN ('COMPLETED', 'CANCELLED')) = (ended_at IS NOT NULL)),
  CONSTRAINT purge_batch_not_overdone CHECK (purged + skipped <= contacts)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE purge_batch;

--changeset helpdesk:purge-batch-contact
--comment: A contact of a batch, as it was when the batch was prepared, and why it was left out or skipped. planned is the
--comment: number of its rows; null if it was left out. There is no foreign key, because the contact is deleted.
CREATE TABLE purge_batch_contact (
  batch_id    BINARY(16)   NOT NULL,
  contact_id  BINARY(16)   NOT NULL,
  planned     INT,
  fingerprint VARCHAR(43),
  is_left_out BOOLEAN      NOT NULL,
  blockers    VARCHAR(100) NOT NULL,
  PRIMARY KEY (batch_id, contact_id),
  KEY purge_batch_contact_left_out (batch_id, is_left_out, contact_id),
  CONSTRAINT purge_batch_contact_batch FOREIGN KEY (batch_id) REFERENCES purge_batch (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE purge_batch_contact;

--changeset helpdesk:purge-batch-action
--comment: What a batch was prepared to do, summed over its contacts.
CREATE TABLE purge_batch_action (
  batch_id BINARY(16)   NOT NULL,
  position INT          NOT NULL,
  kind     VARCHAR(10)  NOT NULL,
  subject  VARCHAR(30)  NOT NULL,
  planned  INT          NOT NULL,
  for_one  VARCHAR(200) NOT NULL,
  for_many VARCHAR(200) NOT NULL,
  PRIMARY KEY (batch_id, position),
  CONSTRAINT purge_batch_action_batch FOREIGN KEY (batch_id) REFERENCES purge_batch (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE purge_batch_action;

--changeset helpdesk:contact-purge-of-batch
--comment: The batch that a purge belongs to; null for a purge of one contact.
ALTER TABLE contact_purge
  ADD COLUMN batch_id BINARY(16),
  ADD KEY contact_purge_of_batch (batch_id, id);
--rollback ALTER TABLE contact_purge DROP KEY contact_purge_of_batch, DROP COLUMN batch_id;
