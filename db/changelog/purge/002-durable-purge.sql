--liquibase formatted sql

--changeset helpdesk:contact-purge-fence
--comment: Whoever works on a purge holds the highest fence; whoever held a lower one writes nothing any more.
--comment: A purge that is done but for something that somebody has to look at needs a review.
ALTER TABLE contact_purge
  MODIFY state VARCHAR(12) NOT NULL,
  ADD COLUMN fence INT NOT NULL DEFAULT 0,
  ADD COLUMN accepted_by VARCHAR(200),
  ADD COLUMN accepted_by_subject VARCHAR(255),
  DROP CONSTRAINT contact_purge_state,
  ADD CONSTRAINT contact_purge_in_state CHECK (state IN ('RUNNING', 'NEEDS_REVIEW', 'COMPLETED'));
--rollback ALTER TABLE contact_purge MODIFY state VARCHAR(10) NOT NULL, DROP COLUMN fence, DROP COLUMN accepted_by, DROP COLUMN accepted_by_subject, DROP CONSTRAINT contact_purge_in_state, ADD CONSTRAINT contact_purge_state CHECK (state IN ('RUNNING', 'COMPLETED'));

--changeset helpdesk:purge-job
--comment: The jobs of purges that are not at their end: the table of the library db-scheduler, whose names these are.
CREATE TABLE purge_job (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            BLOB,
  execution_time       DATETIME(6)  NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50),
  last_success         DATETIME(6),
  last_failure         DATETIME(6),
  consecutive_failures INT,
  last_heartbeat       DATETIME(6),
  version              BIGINT       NOT NULL,
  PRIMARY KEY (task_name, task_instance),
  KEY purge_job_by_time (execution_time),
  KEY purge_job_by_heartbeat (last_heartbeat)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE purge_job;

--changeset helpdesk:purge-switch
--comment: Whether all servers let purges rest; without a row they do not.
CREATE TABLE purge_switch (
  id     TINYINT NOT NULL,
  paused BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT purge_switch_is_single CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE purge_switch;

--changeset helpdesk:purge-key
--comment: Seals what a purge looks for, unless the servers are given a key of their own.
CREATE TABLE purge_key (
  id     TINYINT    NOT NULL,
  secret BINARY(32) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT purge_key_is_single CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE purge_key;

--changeset helpdesk:contact-purge-values
--comment: The values that a purge looks for before it is completed, encrypted; gone in its last transaction.
CREATE TABLE contact_purge_values (
  purge_id BINARY(16) NOT NULL,
  sealed   LONGBLOB   NOT NULL,
  PRIMARY KEY (purge_id),
  CONSTRAINT contact_purge_values_purge FOREIGN KEY (purge_id) REFERENCES contact_purge (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact_purge_values;

--changeset helpdesk:contact-purge-finding
--comment: Where the last look found values of the contact that should be nowhere; never the value.
CREATE TABLE contact_purge_finding (
  purge_id    BINARY(16)  NOT NULL,
  table_name  VARCHAR(64) NOT NULL,
  column_name VARCHAR(64) NOT NULL,
  found       INT         NOT NULL,
  PRIMARY KEY (purge_id, table_name, column_name),
  CONSTRAINT contact_purge_finding_purge FOREIGN KEY (purge_id) REFERENCES contact_purge (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact_purge_finding;

--changeset helpdesk:contact-purge-search
--comment: How far a purge has searched each kind of free text for mentions of the contact, newest first.
CREATE TABLE contact_purge_search (
  purge_id    BINARY(16)  NOT NULL,
  source      VARCHAR(30) NOT NULL,
  searched    INT         NOT NULL,
  reached     BINARY(16)  NOT NULL,
  is_complete BOOLEAN     NOT NULL,
  PRIMARY KEY (purge_id, source),
  CONSTRAINT contact_purge_search_purge FOREIGN KEY (purge_id) REFERENCES contact_purge (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact_purge_search;

--changeset helpdesk:contact-purge-mention
--comment: Other people's tickets whose texts quote the contact, and how often; a ticket may be gone by now.
CREATE TABLE contact_purge_mention (
  purge_id  BINARY(16) NOT NULL,
  ticket_id BINARY(16) NOT NULL,
  emails    INT        NOT NULL,
  phones    INT        NOT NULL,
  names     INT        NOT NULL,
  PRIMARY KEY (purge_id, ticket_id),
  CONSTRAINT contact_purge_mention_purge FOREIGN KEY (purge_id) REFERENCES contact_purge (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE contact_purge_mention;
