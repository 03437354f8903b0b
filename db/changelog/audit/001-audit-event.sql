--liquibase formatted sql

--changeset helpdesk:audit-event
--comment: What somebody did to a contact: an agent, or without one the contact itself. Rows are added only, and kept after the
--comment: purge: of the contact they hold its id, and names of fields. There is no foreign key, because the contact is deleted
--comment: at the end. position is the order among the events of the contact.
CREATE TABLE audit_event (
  id             BINARY(16)   NOT NULL,
  contact_id     BINARY(16)   NOT NULL,
  position       INT          NOT NULL,
  kind           VARCHAR(12)  NOT NULL,
  changed_fields TEXT,
  agent          VARCHAR(200),
  agent_subject  VARCHAR(255),
  occurred_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY audit_event_of_contact (contact_id, position),
  KEY audit_event_by_kind (kind, occurred_at),
  KEY audit_event_of_agent (agent_subject, kind, occurred_at),
  CONSTRAINT audit_event_kind CHECK (kind IN ('CREATED', 'CHANGED', 'SOFT_DELETED', 'RESTORED', 'PURGED', 'EXPORTED')),
  CONSTRAINT audit_event_changes CHECK ((kind = 'CHANGED') = (changed_fields IS NOT NULL)),
  CONSTRAINT audit_event_agent CHECK ((agent IS NULL) = (agent_subject IS NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE audit_event;
