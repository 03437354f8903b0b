--liquibase formatted sql

--changeset helpdesk:legal-hold
--comment: A legal hold of a contact. It is in force until ended_at, or if that is null, until held_until. Who released it is
--comment: null if its time was over. Ended holds are kept until the purge. position is the order in which they were placed.
CREATE TABLE legal_hold (
  id                  BINARY(16)    NOT NULL,
  contact_id          BINARY(16)    NOT NULL,
  position            INT           NOT NULL,
  reason              VARCHAR(1000) NOT NULL,
  held_until          DATETIME(6),
  placed_at           DATETIME(6)   NOT NULL,
  placed_by           VARCHAR(200)  NOT NULL,
  placed_by_subject   VARCHAR(255)  NOT NULL,
  ended_at            DATETIME(6),
  released_by         VARCHAR(200),
  released_by_subject VARCHAR(255),
  PRIMARY KEY (id),
  UNIQUE KEY legal_hold_of_contact (contact_id, position),
  KEY legal_hold_not_ended (ended_at, contact_id, held_until),
  KEY legal_hold_by_end (ended_at, held_until),
  CONSTRAINT legal_hold_contact FOREIGN KEY (contact_id) REFERENCES contact (id),
  CONSTRAINT legal_hold_release CHECK ((released_by IS NULL) = (released_by_subject IS NULL)
    AND (released_by IS NULL OR ended_at IS NOT NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE legal_hold;
