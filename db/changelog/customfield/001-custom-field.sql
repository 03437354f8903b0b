--liquibase formatted sql

--changeset helpdesk:custom-field
--comment: A custom field of the help desk, in the order of position. The field is gone once it is deleted; the row stays, under
--comment: a key that no field can have, until the values are deleted, too.
CREATE TABLE custom_field (
  id        BINARY(16)   NOT NULL,
  position  INT          NOT NULL AUTO_INCREMENT,
  field_key VARCHAR(64)  NOT NULL,
  label     VARCHAR(200) NOT NULL,
  type      VARCHAR(10)  NOT NULL,
  choices   JSON         NOT NULL,
  deleted   BOOLEAN      NOT NULL DEFAULT FALSE,
  PRIMARY KEY (id),
  KEY custom_field_position (position),
  KEY custom_field_order (deleted, position),
  UNIQUE KEY custom_field_key (field_key),
  CONSTRAINT custom_field_type CHECK (type IN ('TEXT', 'NUMBER', 'DATE', 'BOOLEAN', 'CHOICE'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE custom_field;

--changeset helpdesk:custom-field-revision
--comment: Counts the changes of custom fields in its only row, which locks out others who change them.
CREATE TABLE custom_field_revision (
  id       TINYINT NOT NULL,
  revision BIGINT  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT custom_field_revision_is_single CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO custom_field_revision (id, revision) VALUES (1, 0);
--rollback DROP TABLE custom_field_revision;

--changeset helpdesk:custom-field-value
--comment: The value of a contact for a custom field, and a checksum by which contacts with this value are found.
CREATE TABLE custom_field_value (
  contact_id      BINARY(16)    NOT NULL,
  custom_field_id BINARY(16)    NOT NULL,
  value           VARCHAR(2000) NOT NULL,
  value_checksum  INT UNSIGNED  GENERATED ALWAYS AS (CRC32(value)) STORED,
  PRIMARY KEY (contact_id, custom_field_id),
  KEY custom_field_value_of_field (custom_field_id, value_checksum, contact_id),
  CONSTRAINT custom_field_value_contact FOREIGN KEY (contact_id) REFERENCES contact (id),
  CONSTRAINT custom_field_value_field FOREIGN KEY (custom_field_id) REFERENCES custom_field (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE custom_field_value;
