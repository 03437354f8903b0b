package helpdesk.graphql.stream;

import graphql.ExecutionResult;
import helpdesk.database.PersonalText;

/// What the thread of a connection has to do.
sealed interface Signal {

    /// Nothing has happened for a while.
    record Silence() implements Signal {}

    record Received(PersonalText message) implements Signal {}

    record Next(Stream stream, ExecutionResult event) implements Signal {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record Failed(Stream stream, Throwable reason) implements Signal {}

    record Completed(Stream stream) implements Signal {}

    record End(Ending ending) implements Signal {}
}
