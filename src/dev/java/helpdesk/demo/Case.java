package helpdesk.demo;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a ticket is about and what is said in it.
///
/// @param language in which it is; none for English
/// @param opinions in the end, if they are not left to chance
record Case(
        String subject,
        @Nullable String language,
        List<Line> lines,
        @Nullable List<Opinion> opinions) {

    static final List<Case> ALL = List.of(Texts.read("cases.yaml", Case[].class));

    static List<Case> in(@Nullable String language) {
        return ALL.stream()
                .filter(about -> Objects.equals(about.language, language))
                .toList();
    }

    /// How many others than the requester have something to say.
    int colleagues() {
        return lines.stream().mapToInt(line -> line.by().colleagues()).max().orElse(0);
    }
}
