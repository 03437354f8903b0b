--liquibase formatted sql

--changeset helpdesk:purge-job
--comment: The jobs of unfinished purges: the table of the library db-scheduler, which requires these names.
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
--comment: Whether purges are paused on all servers; without a row they are not.
CREATE TABLE purge_switch (
  id     TINYINT NOT NULL,
  paused BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT purge_switch_is_single CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE purge_switch;
