--liquibase formatted sql

--changeset helpdesk:ticket
--comment: A ticket. The database assigns the number, which is never reused. Searches look at subject_words, not at subject.
CREATE TABLE ticket (
  id           BINARY(16)   NOT NULL,
  number       INT          NOT NULL AUTO_INCREMENT,
  requester_id BINARY(16)   NOT NULL,
  subject      VARCHAR(300) NOT NULL,
  subject_words VARCHAR(1000) NOT NULL DEFAULT '',
  status       VARCHAR(10)  NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  updated_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY ticket_number (number),
  KEY ticket_of_requester (requester_id, number),
  KEY ticket_of_requester_by_status (requester_id, status, updated_at),
  KEY ticket_by_status (status, number),
  KEY ticket_by_update (status, updated_at),
  CONSTRAINT ticket_requester FOREIGN KEY (requester_id) REFERENCES contact (id),
  CONSTRAINT ticket_status CHECK (status IN ('OPEN', 'PENDING', 'RESOLVED', 'CLOSED'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE ticket;

--changeset helpdesk:ticket-collaborator
--comment: The collaborators of a ticket; position is the order in which they were added.
CREATE TABLE ticket_collaborator (
  ticket_id  BINARY(16)  NOT NULL,
  contact_id BINARY(16)  NOT NULL,
  position   INT         NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (ticket_id, contact_id),
  UNIQUE KEY ticket_collaborator_position (ticket_id, position),
  KEY ticket_collaborator_contact_tickets (contact_id, ticket_id),
  CONSTRAINT ticket_collaborator_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
  CONSTRAINT ticket_collaborator_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE ticket_collaborator;

--changeset helpdesk:comment
--comment: A comment by a contact or an agent. With neither, its author is Deleted User; position is the order in the ticket.
CREATE TABLE comment (
  id                BINARY(16)   NOT NULL,
  ticket_id         BINARY(16)   NOT NULL,
  position          INT          NOT NULL,
  author_contact_id BINARY(16),
  author_agent      VARCHAR(200),
  author_agent_subject VARCHAR(255),
  recorded_by       VARCHAR(200),
  recorded_by_subject VARCHAR(255),
  visibility        VARCHAR(10)  NOT NULL,
  body              MEDIUMTEXT   NOT NULL,
  created_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY comment_of_ticket (ticket_id, position),
  KEY comment_of_author (author_contact_id, ticket_id),
  CONSTRAINT comment_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
  CONSTRAINT comment_author_contact FOREIGN KEY (author_contact_id) REFERENCES contact (id),
  CONSTRAINT comment_has_one_author CHECK (author_contact_id IS NULL OR author_agent IS NULL),
  CONSTRAINT comment_visibility CHECK (visibility IN ('PUBLIC', 'PRIVATE'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE comment;

--changeset helpdesk:survey-rating
--comment: A survey rating by a contact, at most one for each ticket. Without a contact, the rater is Deleted User.
CREATE TABLE survey_rating (
  id               BINARY(16)    NOT NULL,
  ticket_id        BINARY(16)    NOT NULL,
  position         INT           NOT NULL,
  rater_contact_id BINARY(16),
  recorded_by      VARCHAR(200),
  recorded_by_subject VARCHAR(255),
  score            TINYINT       NOT NULL,
  remark           VARCHAR(2000),
  created_at       DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY survey_rating_of_ticket (ticket_id, rater_contact_id),
  UNIQUE KEY survey_rating_position (ticket_id, position),
  KEY survey_rating_of_rater (rater_contact_id, ticket_id),
  CONSTRAINT survey_rating_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
  CONSTRAINT survey_rating_rater_contact FOREIGN KEY (rater_contact_id) REFERENCES contact (id),
  CONSTRAINT survey_rating_score CHECK (score BETWEEN 1 AND 5)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
--rollback DROP TABLE survey_rating;
