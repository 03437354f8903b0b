package helpdesk.export;

import helpdesk.contact.spi.ExportPart;
import helpdesk.contact.spi.ExportParticipant;
import helpdesk.database.Deadline;
import helpdesk.database.DeadlineExceeded;
import helpdesk.database.EntityId;
import helpdesk.export.ExportPages.Row;
import helpdesk.graphql.limits.LimitSettings;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes an export while it reads it. If anything fails, the document ends before `complete`, its last member.
@Component
class ExportDocument {

    /// Of a whole export. The container ends it sooner if the client reads nothing for a while.
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /// As the database orders ids.
    private static final Comparator<Row> BY_ID = Comparator.comparing(row -> String.valueOf(row.id()));

    private final List<ExportPart> parts;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ExportAccess access;
    private final Duration longestPage;
    private final Clock clock;

    ExportDocument(
            List<ExportParticipant> participants,
            JdbcClient jdbc,
            JsonMapper json,
            ExportAccess access,
            LimitSettings limits,
            Clock clock) {
        this.parts = participants.stream()
                .flatMap(participant -> participant.exportParts().stream())
                .toList();
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.longestPage = limits.deadline();
        this.clock = clock;
    }

    void write(Export export, OutputStream client) {
        new Writer(export, json.createGenerator(client)).write();
    }

    private final class Writer {

        private final Export export;
        private final JsonGenerator document;
        private final long begin = System.nanoTime();

        Writer(Export export, JsonGenerator document) {
            this.export = export;
            this.document = document;
        }

        /// Closing the generator writes all missing brackets, so it stays open if anything fails.
        void write() {
            document.writeStartObject();
            document.writeStringProperty("exportedAt", clock.instant().toString());
            parts.forEach(this::write);
            document.writeBooleanProperty("complete", true);
            document.writeEndObject();
            document.close();
        }

        private void write(ExportPart part) {
            var pages = new ExportPages(jdbc, part, export.parameters());
            document.writeName(part.name());
            if (part.isSingle()) {
                read(pages).stream()
                        .findFirst()
                        .ifPresentOrElse(row -> write(part, row, List.of()), document::writeNull);
            } else {
                document.writeStartArray();
                while (!pages.isAtEnd()) {
                    write(part, read(pages));
                }
                document.writeEndArray();
            }
        }

        /// Within a page, rows with nested parts are in the order of their ids, as the rows of these parts are.
        private void write(ExportPart part, List<Row> page) {
            var nested = nested(part, page);
            var rows = nested.isEmpty() ? page.stream() : page.stream().sorted(BY_ID);
            rows.forEach(row -> write(part, row, nested));
        }

        private List<Nested> nested(ExportPart part, List<Row> page) {
            var parameters = new HashMap<>(export.parameters());
            parameters.put("parents", page.stream().flatMap(Row::idBytes).toList());
            return part.nested().stream()
                    .map(inner -> new Nested(inner, new ExportPages(jdbc, inner, parameters)))
                    .toList();
        }

        private void write(ExportPart part, Row row, List<Nested> nested) {
            requireTime();
            document.writeStartObject();
            for (var index = 0; index < part.fields().size(); index++) {
                document.writeName(part.fields().get(index).name());
                document.writePOJO(row.values().get(index));
            }
            nested.forEach(inner -> inner.writeIn(row));
            document.writeEndObject();
        }

        private void requireTime() {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new DeadlineExceeded();
            }
        }

        /// The contact is looked at after the page: so it was open to the caller when the page was read.
        private List<Row> read(ExportPages pages) {
            return Deadline.in(longestPage, Duration.ZERO).call(() -> {
                var page = pages.next();
                access.requireOpen(export);
                return page;
            });
        }

        /// The rows of a nested part in all objects of a page.
        private final class Nested {

            private final ExportPart part;
            private final ExportPages pages;
            private final Queue<Row> rows = new ArrayDeque<>();

            Nested(ExportPart part, ExportPages pages) {
                this.part = part;
                this.pages = pages;
            }

            void writeIn(Row object) {
                document.writeName(part.name());
                document.writeStartArray();
                while (isNextIn(object)) {
                    write(part, rows.remove(), List.of());
                }
                document.writeEndArray();
            }

            private boolean isNextIn(Row object) {
                while (rows.isEmpty() && !pages.isAtEnd()) {
                    rows.addAll(read(pages));
                }
                var next = rows.peek();
                return next != null
                        && EntityId.uuid((byte[]) next.key().getFirst()).equals(object.id());
            }
        }
    }
}
