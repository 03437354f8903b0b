--liquibase formatted sql

--changeset helpdesk:retention-policy
--comment: The retention policy of the help desk in its only row, which locks out others who change it or run it. It is off if
--comment: purge_after_days is null. run_at is a time of day in the zone; next_run_at is when the next purge batch is due.
CREATE TABLE retention_policy (
  id                  TINYINT     NOT NULL,
  version             INT         NOT NULL,
  purge_after_days    INT,
  run_at              CHAR(5),
  zone                VARCHAR(64),
  cancel_window_hours INT,
  next_run_at         DATETIME(6),
  set_by              VARCHAR(200),
  set_by_subject      VARCHAR(255),
  set_at              DATETIME(6),
  PRIMARY KEY (id),
  CONSTRAINT retention_policy_is_single CHECK (id = 1),
  CONSTRAINT retention_policy_is_whole CHECK ((purge_after_days IS NULL) = (run_at IS NULL)
    AND (purge_after_days IS NULL) = (zone IS NULL)
    AND (purge_after_days IS NULL) = (cancel_window_hours IS NULL)
    AND (purge_after_days IS NULL) = (next_run_at IS NULL)),
  CONSTRAINT retention_policy_purges_after_a_day CHECK (purge_after_days >= 1 AND cancel_window_hours >= 1),
  CONSTRAINT retention_policy_setter CHECK ((version = 0) = (set_at IS NULL)
    AND (set_at IS NULL) = (set_by IS NULL)
    AND (set_at IS NULL) = (set_by_subject IS NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO retention_policy (id, version) VALUES (1, 0);
--rollback DROP TABLE retention_policy;
