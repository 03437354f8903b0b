package helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In which form the words of subjects are searched.
class SubjectWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        Printer in hall #3   | " printer in hall 3"
        (Paper) jam: tray-2  | " paper jam tray 2"
        D’Arcy's keys        | " d arcy s keys"
        Müller & SÖHNE       | " muller sohne"
        Straße               | " strasse"
        Ølsen Łódź ılık      | " olsen lodz ilik"
        Ｆｕｌｌ ﬁle          | " full file"
        Τα ΆΛΦΑ ΣΩΚΡΆΤΗΣ     | " τα αλφα σωκρατησ"
        ぱん は              | " ぱ ん は"
        李小龍 Lee           | " 李 小 龍 lee"
        नमस्ते दुनिया            | " नमस्ते दुनिया"
        "!? -- …"            | ""
        """)
    void areSmallAndPlain(String subject, String words) {
        assertThat(SubjectWords.of(subject)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Printer in the hall | print     | true
        Printer in the hall | HALL pri  | true
        Printer in the hall | rinter    | false
        Printer in the hall | print jam | false
        Mr. D’Arcy's keys   | d'ar      | true
        Mr. D’Arcy's keys   | arcy      | true
        50% off             | 50%       | true
        50% off             | 5_        | true
        李小龍が来た          | 小龍       | true
        李小龍が来た          | 龍小       | false
        ぱん                 | は        | false
        """)
    void areFoundByTheBeginningsOfWords(String subject, String search, boolean isFound) {
        var words = SubjectWords.of(subject);
        assertThat(SubjectWords.patterns(search).stream()
                        .allMatch(pattern -> words.contains(pattern.substring(1, pattern.length() - 1))))
                .isEqualTo(isFound);
    }

    /// A ligature of one character becomes eighteen.
    @Test
    void fitTheColumn() {
        assertThat(SubjectWords.of("ﷺ ".repeat(150))).hasSize(1_000);
    }
}
