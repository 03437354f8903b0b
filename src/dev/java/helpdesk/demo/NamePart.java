package helpdesk.demo;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/// A given or family name as it is written, and as it goes into an e-mail address.
record NamePart(String written, String latin) {

    @JsonCreator
    static NamePart of(String text) {
        var parts = text.split("/", 2);
        return new NamePart(parts[0], parts.length == 2 ? parts[1] : text.toLowerCase(Locale.ROOT));
    }
}
