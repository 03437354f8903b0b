package helpdesk.demo;

import java.util.List;
import java.util.Locale;

/// Where contacts live, and how names, addresses and phone numbers look there.
///
/// @param region the ISO 3166 code
/// @param locale the language tag of BCP 47
record Country(
        String region,
        String locale,
        String name,
        List<NamePart> given,
        List<NamePart> family,
        String address,
        List<String> streets,
        List<String> cities) {

    static final List<Country> ALL = List.of(Texts.read("countries.yaml", Country[].class));

    String language() {
        return Locale.forLanguageTag(locale).getLanguage();
    }
}
