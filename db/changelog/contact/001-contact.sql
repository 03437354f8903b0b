--liquibase formatted sql

--changeset helpdesk:contact
--comment: A contact. Names are sorted by the Unicode collation algorithm; e-mail addresses are compared by email_key, code
--comment: point by code point.
CREATE TABLE contact (
  id              BINARY(16)   NOT NULL,
  version         BIGINT       NOT NULL,
  state           VARCHAR(12)  NOT NULL,
  name            VARCHAR(200) COLLATE utf8mb4_unicode_520_ci,
  email           VARCHAR(254),
  email_key       VARCHAR(320),
  phone           VARCHAR(16),
  job_title       VARCHAR(200),
  address         VARCHAR(1000),
  created_at      DATETIME(6)  NOT NULL,
  updated_at      DATETIME(6)  NOT NULL,
  soft_deleted_at DATETIME(6),
  soft_deleted_by VARCHAR(200),
  soft_deleted_by_subject VARCHAR(255),
  soft_deletions  INT          NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY contact_email (email_key),
  KEY contact_by_id (state, id),
  KEY contact_by_name (state, name, id),
  KEY contact_by_creation (state, created_at, id),
  KEY contact_by_soft_deletion (state, soft_deleted_at, id),
  CONSTRAINT contact_state CHECK (state IN ('ACTIVE', 'SOFT_DELETED', 'PURGING')),
  CONSTRAINT contact_has_a_name_until_its_purge CHECK ((state = 'PURGING') = (name IS NULL)),
  CONSTRAINT contact_is_blank_while_purging CHECK (state <> 'PURGING'
    OR (email IS NULL AND email_key IS NULL AND phone IS NULL AND job_title IS NULL AND address IS NULL
      AND soft_deleted_at IS NULL AND soft_deleted_by IS NULL AND soft_deleted_by_subject IS NULL)),
  CONSTRAINT contact_email_has_a_key CHECK ((email IS NULL) = (email_key IS NULL)),
  CONSTRAINT contact_soft_deletion CHECK ((state = 'SOFT_DELETED') = (soft_deleted_at IS NOT NULL)
    AND (soft_deleted_at IS NULL) = (soft_deleted_by IS NULL)
    AND (soft_deleted_at IS NULL) = (soft_deleted_by_subject IS NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact;

--changeset helpdesk:contact-search-word
--comment: What a contact is found by: the beginnings of its words, and the ends of its phone number. Each index lists the
--comment: contacts with a word in one order; ids are in the order of creation.
CREATE TABLE contact_search_word (
  contact_id BINARY(16)   NOT NULL,
  word       VARCHAR(16)  NOT NULL,
  name       VARCHAR(200) COLLATE utf8mb4_unicode_520_ci NOT NULL,
  PRIMARY KEY (contact_id, word),
  KEY contact_search_word_by_creation (word, contact_id),
  KEY contact_search_word_by_name (word, name, contact_id),
  CONSTRAINT contact_search_word_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact_search_word;
