--liquibase formatted sql

--changeset helpdesk:portal-account
--comment: The credentials of a contact. A token holds the sum of session_start and soft_deletions of the contact, so that a soft delete ends all sessions.
CREATE TABLE portal_account (
  contact_id    BINARY(16)   NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  session_start INT          NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (contact_id),
  CONSTRAINT portal_account_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE portal_account;

--changeset helpdesk:portal-sign-up
--comment: A sign-up that is not yet confirmed; contact_id is the contact that has the address, if there is one.
CREATE TABLE portal_sign_up (
  id          BINARY(16)   NOT NULL,
  contact_id  BINARY(16),
  name        VARCHAR(200) NOT NULL,
  email       VARCHAR(254) NOT NULL,
  email_key   VARCHAR(320) NOT NULL,
  token_hash  BINARY(32),
  created_at  DATETIME(6)  NOT NULL,
  expires_at  DATETIME(6)  NOT NULL,
  mail_due_at DATETIME(6),
  PRIMARY KEY (id),
  UNIQUE KEY portal_sign_up_token (token_hash),
  KEY portal_sign_up_of_contact (contact_id),
  KEY portal_sign_up_by_email (email_key),
  KEY portal_sign_up_by_expiry (expires_at),
  KEY portal_sign_up_by_mail (mail_due_at),
  CONSTRAINT portal_sign_up_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE portal_sign_up;

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
