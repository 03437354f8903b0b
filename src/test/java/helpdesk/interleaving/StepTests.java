package helpdesk.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTests {

    @ParameterizedTest
    @CsvSource({
        "READ, READ, true",
        "READ, LOCK, true",
        "READ, END, false",
        "READ, LOCK_AND_END, false",
        "LOCK, LOCK, false",
        "LOCK, END, false",
        "LOCK, LOCK_AND_END, false",
        "END, END, true",
        "END, LOCK_AND_END, false",
        "LOCK_AND_END, LOCK_AND_END, false"
    })
    void commutesOnTheSameTableUnlessOneCanTell(Effect one, Effect other, boolean commutes) {
        assertThat(step(one, "ticket").commutesWith(step(other, "ticket"))).isEqualTo(commutes);
        assertThat(step(other, "ticket").commutesWith(step(one, "ticket"))).isEqualTo(commutes);
    }

    @ParameterizedTest
    @CsvSource({"LOCK, LOCK", "READ, END", "LOCK_AND_END, LOCK"})
    void commutesOnDifferentTables(Effect one, Effect other) {
        assertThat(step(one, "ticket").commutesWith(step(other, "comment"))).isTrue();
    }

    @Test
    void commutesWithAnEndThatPublishesNothing() {
        var end = new Step("", Effect.END, Set.of(), Set.of());
        assertThat(end.commutesWith(step(Effect.READ, "ticket"))).isTrue();
        assertThat(end.commutesWith(step(Effect.LOCK, "ticket"))).isTrue();
    }

    private static Step step(Effect effect, String table) {
        var tables = effect == Effect.END ? Set.<String>of() : Set.of(table);
        return new Step("", effect, tables, effect.frees() ? Set.of(table) : Set.of());
    }
}
