--liquibase formatted sql

--changeset helpdesk:unit-of-work
--comment: One row for each committed unit of work. A server that has lost the answer to a COMMIT looks here.
CREATE TABLE unit_of_work (
  id BINARY(16) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE unit_of_work;
