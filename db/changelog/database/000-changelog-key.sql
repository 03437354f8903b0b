--liquibase formatted sql

--changeset helpdesk:changelog-key
--comment: Group replication writes to no table without a primary key, and Liquibase's own has none.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'DATABASECHANGELOG' AND constraint_type = 'PRIMARY KEY'
ALTER TABLE DATABASECHANGELOG ADD PRIMARY KEY (ID, AUTHOR, FILENAME);
--rollback ALTER TABLE DATABASECHANGELOG DROP PRIMARY KEY;
