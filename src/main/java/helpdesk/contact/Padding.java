package helpdesk.contact;

import helpdesk.graphql.usererror.Text;

/// Invisible characters that keyboards and address books put around an e-mail address or a phone number: spaces of
/// all kinds, directional marks and controls, and variation selectors.
final class Padding {

    private static final String UNSEEN =
            "\u200B\uFEFF\u200E\u200F\u202A\u202B\u202C\u202D\u202E" + "\u2066\u2067\u2068\u2069\uFE0E\uFE0F";

    private Padding() {}

    static String removed(String input) {
        return Text.stripped(input, UNSEEN);
    }
}
