--liquibase formatted sql

--changeset helpdesk:contact-purge
--comment: A running or completed purge. Of the contact it contains the id only, and no personal data. There is no foreign
--comment: key, because the contact is deleted at the end.
CREATE TABLE contact_purge (
  id           BINARY(16)   NOT NULL,
  contact_id   BINARY(16)   NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  requested_by VARCHAR(200) NOT NULL,
  requested_by_subject VARCHAR(255) NOT NULL,
  started_at   DATETIME(6)  NOT NULL,
  completed_at DATETIME(6),
  PRIMARY KEY (id),
  UNIQUE KEY contact_purge_of_contact (contact_id),
  KEY contact_purge_by_start (started_at),
  KEY contact_purge_by_state (state, started_at),
  KEY contact_purge_of_officer (requested_by, started_at),
  CONSTRAINT contact_purge_state CHECK (state IN ('RUNNING', 'COMPLETED')),
  CONSTRAINT contact_purge_completion CHECK ((state = 'COMPLETED') = (completed_at IS NOT NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact_purge;

--changeset helpdesk:contact-purge-action
--comment: One action of a purge: how many rows are planned, how many are done, how many another purge has deleted first,
--comment: and the sentence to show.
CREATE TABLE contact_purge_action (
  purge_id BINARY(16)   NOT NULL,
  position INT          NOT NULL,
  kind     VARCHAR(10)  NOT NULL,
  subject  VARCHAR(30)  NOT NULL,
  planned  INT          NOT NULL,
  done     INT          NOT NULL,
  left_to_others INT    NOT NULL DEFAULT 0,
  for_one  VARCHAR(200) NOT NULL,
  for_many VARCHAR(200) NOT NULL,
  PRIMARY KEY (purge_id, position),
  UNIQUE KEY contact_purge_action_line (purge_id, kind, subject),
  CONSTRAINT contact_purge_action_purge FOREIGN KEY (purge_id) REFERENCES contact_purge (id),
  CONSTRAINT contact_purge_action_kind CHECK (kind IN ('DELETE', 'ANONYMIZE', 'ERASE')),
  CONSTRAINT contact_purge_action_not_overdone CHECK (done BETWEEN 0 AND planned)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact_purge_action;
