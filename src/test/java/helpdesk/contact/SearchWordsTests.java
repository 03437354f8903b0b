package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By which words a contact is found.
class SearchWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Erika Mustermann    | muster          | true
        Erika Mustermann    | MUST er         | true
        Erika Mustermann    | ustermann       | false
        Erika Mustermann    | erika must anna | false
        Jörg Weiß           | jorg weiss      | true
        Joerg Weiss         | WEIẞ            | true
        Jörg Weiß           | jo\u0308rg     | true
        Ｅｒｉｋａ           | eri             | true
        Erika               | ＥＲＩ           | true
        Siobhán O’Brien     | o'brien         | true
        Siobhán O'Brien     | O’BRI           | true
        Siobhán O'Brien     | obrien          | true
        Siobhán O´Brien     | oʼbrien         | true
        Siobhán O’Brien     | brien           | true
        Siobhán O’Brien     | rien            | false
        Мар’яна             | яна             | true
        Mary D'Arcy-Smith   | smith d’arcy    | true
        Anne-Marie          | anne‐marie      | true
        Anne-Marie          | annemarie       | true
        Anne-Marie          | marie           | true
        Anne Marie          | anne-marie      | true
        T-Mobile            | t-mob           | true
        Søren Łukasz        | soren lukasz    | true
        Soren Lukasz        | SØREN Łuk       | true
        IŞIK Yıldız         | isik yildiz     | true
        Σωκράτης            | ΣΩΚΡΑΤΗΣ        | true
        ぱんだ               | ぱん             | true
        ぱんだ               | はん             | false
        ぱんだ               | んだ             | true
        李小龍               | 小龍             | true
        李小龍               | 李小龍           | true
        李小龍               | 龍小             | false
        李小龍Lee            | lee             | true
        林 健太              | 林　健太          | true
        田中 健              | 田中 健          | true
        林 健                | 林 健            | true
        李 小 龍             | 李 小 龍         | true
        김철수               | 김철             | true
        محمد علي            | علي             | true
        J. R. Smith         | j.r. smith      | true
        Anna & Co           | anna & co       | true
        Anna 030 901820     | anna 030 901820 | true
        Anna 24.12.1975     | 24.12.1975 anna | true
        Anna 24.12.1975     | 1975            | true
        Internationalization | internationalizati0n | true
        """)
    void areThoseOfTheName(String name, String search, boolean isFound) {
        assertThat(finds(search, name, null, null)).isEqualTo(isFound);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        erika.mustermann@my-shop.example | erika.mustermann@my-shop.example | true
        erika.mustermann@my-shop.example | erika@                           | true
        erika.mustermann@my-shop.example | @my-sh                           | true
        erika.mustermann@my-shop.example | myshop erika                     | true
        erika.mustermann@my-shop.example | must@exa                         | true
        erika.mustermann@my-shop.example | rika                             | false
        e.m@xy.example                   | e.m@xy.ex                        | true
        e.mustermann@xy.example          | e.mustermann@xy                  | true
        erika@bücher.example             | @xn--bcher-kva                   | true
        erika@xn--bcher-kva.example      | bucher                           | true
        erika.1975@xy.example            | 197                              | true
        erika.1975.12.24@xy.example      | erika.1975.12.24@xy.example      | true
        """)
    void areThoseOfTheEmailAddress(String email, String search, boolean isFound) {
        assertThat(finds(search, "Somebody", email, null)).isEqualTo(isFound);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        +4930901820   | +4930901820           | true
        +4930901820   | +49 30 90-18 20       | true
        +4930901820   | \u202A+49 30 90-18 20\u202C | true
        +4930901820   | somebody \u2068030 901820\u2069 | true
        +4930901820   | +49 (0)30 901820      | true
        +4930901820   | 0049 30 901820        | true
        +4930901820   | 030 901820            | true
        +4930901820   | (030) 90/18 20        | true
        +4930901820   | ０３０９０１８２０       | true
        +4930901820   | 901820                | true
        +4930901820   | 1820                  | true
        +4930901820   | somebody 030 90 18 20 | true
        +4930901820   | 820                   | false
        +4930901820   | 9018                  | false
        +12025550123  | (202) 555-0123        | true
        +12025550123  | 555-0123              | true
        +12025550123  | 0123                  | true
        +442079460958 | 020 7946 0958         | true
        +442079460958 | 7946 0958             | true
        +3612345678   | 06 1 234 5678         | true
        +390669812345 | 06 6981 2345          | true
        """)
    void areTheEndsOfThePhoneNumber(String phone, String search, boolean isFound) {
        assertThat(finds(search, "Somebody", null, phone)).isEqualTo(isFound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Anna B", "1", "李", "é", "-a-", "o brien"})
    void haveTwoCharacters(String search) {
        assertThatIllegalArgumentException().isThrownBy(() -> SearchWords.in(search));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "!? …", "👩", "@", "'"})
    void areMadeOfLettersAndDigits(String search) {
        assertThat(SearchWords.in(search)).isEmpty();
    }

    @Test
    void areFewForAUsualContact() {
        var email = EmailAddress.of("erika.mustermann@example.com");
        assertThat(SearchWords.of("Erika Mustermann", email, PhoneNumber.of("+4930901820")))
                .hasSize(29)
                .contains("erika", "mustermann", "example", "co", "1820", "030901820");
    }

    /// As the column does.
    @Test
    void haveSixteenCharactersAtMost() {
        assertThat(SearchWords.of("\uD801\uDC28".repeat(200), null, null))
                .extracting(word -> word.codePointCount(0, word.length()))
                .hasSize(15)
                .containsOnlyOnce(2, 16);
    }

    private static boolean finds(String search, String name, @Nullable String email, @Nullable String phone) {
        var words = SearchWords.of(
                name, email == null ? null : EmailAddress.of(email), phone == null ? null : PhoneNumber.of(phone));
        return words.containsAll(SearchWords.in(search));
    }
}
