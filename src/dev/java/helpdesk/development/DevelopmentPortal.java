package helpdesk.development;

import java.util.HashMap;
import java.util.Map;

/// The portal's settings for trying out and testing: mails stay in the [Mailbox].
final class DevelopmentPortal {

    private DevelopmentPortal() {}

    /// @param tokenKey signs the tokens of contacts
    /// @param page the page that links lead to
    static Map<String, Object> properties(Mailbox mailbox, String tokenKey, String page) {
        var properties = new HashMap<>(mailbox.properties());
        properties.put("helpdesk.portal.token-key", tokenKey);
        properties.put("helpdesk.portal.confirmation-page", page);
        properties.put("helpdesk.portal.mail-from", "Help desk <helpdesk@example.com>");
        // It tells of every address that it hears of.
        properties.put("logging.level.com.icegreen.greenmail", "warn");
        return properties;
    }
}
