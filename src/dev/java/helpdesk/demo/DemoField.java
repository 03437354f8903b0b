package helpdesk.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The custom fields: one of each type.
enum DemoField {
    COMPANY(1, "Company", "TEXT"),
    SEATS(2, "Licensed seats", "NUMBER"),
    CONTRACT_END(3, "Contract ends", "DATE"),
    NEWSLETTER(4, "Receives the newsletter", "BOOLEAN"),
    PLAN(5, "Plan", "CHOICE");

    private final int position;
    private final String label;
    private final String type;

    DemoField(int position, String label, String type) {
        this.position = position;
        this.label = label;
        this.type = type;
    }

    static Stream<Row> rows() {
        return Stream.of(values()).map(DemoField::row);
    }

    static DemoField of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Row value(UUID contact, String value) {
        return Row.of(Table.CUSTOM_FIELD_VALUE, contact, id(), value);
    }

    private Row row() {
        var choices = JsonMapper.shared().writeValueAsString(this == PLAN ? Office.DEMO.plans() : List.of());
        return Row.of(Table.CUSTOM_FIELD, id(), position, key(), label, type, choices);
    }

    private UUID id() {
        return new Dice("custom field", position)
                .id(Instant.parse("2023-07-01T06:00:00Z").plusSeconds(position));
    }
}
