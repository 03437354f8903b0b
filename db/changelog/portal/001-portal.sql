--liquibase formatted sql

--changeset helpdesk:portal-account
--comment: The credentials of a contact. A token holds the sum of session_start and soft_deletions of the contact, so that a new password and a soft delete end all sessions.
CREATE TABLE portal_account (
  contact_id    BINARY(16)   NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  session_start INT          NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (contact_id),
  CONSTRAINT portal_account_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE portal_account;

--changeset helpdesk:portal-mail
--comment: A mail that waits to be sent, or whose link waits to be used. contact_id is the contact that has the address; while nobody has it, the one that asked to change its address to this one, if any. A sign-up holds a name.
CREATE TABLE portal_mail (
  id          BINARY(16)   NOT NULL,
  kind        VARCHAR(20)  NOT NULL,
  contact_id  BINARY(16),
  name        VARCHAR(200),
  email       VARCHAR(254) NOT NULL,
  email_key   VARCHAR(320) NOT NULL,
  token_hash  BINARY(32),
  created_at  DATETIME(6)  NOT NULL,
  expires_at  DATETIME(6)  NOT NULL,
  mail_due_at DATETIME(6),
  PRIMARY KEY (id),
  UNIQUE KEY portal_mail_token (token_hash),
  KEY portal_mail_of_contact (contact_id),
  KEY portal_mail_by_email (email_key),
  KEY portal_mail_by_expiry (expires_at),
  KEY portal_mail_by_due (mail_due_at),
  CONSTRAINT portal_mail_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE portal_mail;

--changeset helpdesk:portal-counter
--comment: Counts wrong passwords and mails for an e-mail address, whoever has it. Holds a keyed hash (HMAC) instead of the address.
CREATE TABLE portal_counter (
  hash       VARCHAR(43) NOT NULL,
  number     INT         NOT NULL,
  opens_at   DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (hash),
  KEY portal_counter_by_expiry (expires_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE portal_counter;
