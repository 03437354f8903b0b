--liquibase formatted sql

--changeset helpdesk:audit-event
--comment: What was done to a contact, by an agent, or without one by the contact itself; a legal hold expires by itself. Or,
--comment: without a contact, how an agent set the retention policy. Rows are added only, and kept after the purge: of the
--comment: contact they hold its id, and names of fields. There is no foreign key, because the contact is deleted at the end.
--comment: position is the order among the events of the contact, or of the policy.
CREATE TABLE audit_event (
  id             BINARY(16)   NOT NULL,
  contact_id     BINARY(16),
  position       INT          NOT NULL,
  kind           VARCHAR(20)  NOT NULL,
  changed_fields TEXT,
  detail         VARCHAR(500),
  agent          VARCHAR(200),
  agent_subject  VARCHAR(255),
  occurred_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY audit_event_of_contact (contact_id, position),
  KEY audit_event_by_kind (kind, occurred_at),
  KEY audit_event_of_agent (agent_subject, kind, occurred_at),
  CONSTRAINT audit_event_kind CHECK (kind IN ('CREATED', 'CHANGED', 'SOFT_DELETED', 'RESTORED', 'PURGED', 'EXPORTED',
    'LEGAL_HOLD_PLACED', 'LEGAL_HOLD_RELEASED', 'LEGAL_HOLD_EXPIRED', 'RETENTION_POLICY_SET')),
  CONSTRAINT audit_event_of_no_contact CHECK ((kind = 'RETENTION_POLICY_SET') = (contact_id IS NULL)
    AND (contact_id IS NULL) = (detail IS NOT NULL)),
  CONSTRAINT audit_event_changes CHECK ((kind = 'CHANGED') = (changed_fields IS NOT NULL)),
  CONSTRAINT audit_event_agent CHECK ((agent IS NULL) = (agent_subject IS NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE audit_event;
