package helpdesk.purge.residue;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.graphql.usererror.Text;
import helpdesk.work.Growth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "Erika Mustermann, ERIKA  MUSTERMANN",
        "Erika Mustermann, Ｅｒｉｋａ Mustermann",
        "Jörg Groß, JO\u0308RG GROSS",
        "Νίκος Παππάς, ΝΊΚΟΣ ΠΑΠΠΆΣ",
        "Işık Yıldırım, IŞIK YILDIRIM",
        "ﬁona@example.com, FIONA@EXAMPLE.COM",
    })
    void areTheSameWhateverTheirCaseAndForm(String one, String other) {
        assertThat(Words.folded(one)).isEqualTo(Words.folded(other));
    }

    /// A contact may be called like that, and its purge finds nothing of it in the sentences of purges.
    @Test
    void tellNobodyFromOthersByTheNameOfWhoIsPurged() {
        assertThat(Words.areTelling("Erika Mustermann")).isTrue();
        assertThat(Words.areTelling("DELETED  User")).isFalse();
    }

    /// Every comment of others is folded by the search that goes with a purge. None has more marks in a row.
    @Test
    void makeNoMoreWorkThanTheirLength() {
        Growth.ofWork(
                1,
                24_000,
                text -> assertThat(Text.isStreamSafe(text) ? Words.folded(text) : "")
                        .isNotNull());
    }
}
