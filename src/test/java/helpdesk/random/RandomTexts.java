package helpdesk.random;

import java.util.List;

/// Texts for arguments: what people write, and what they had better not. Each that is not known from the help desk
/// holds the canary of its request.
record RandomTexts(Chance chance, KnownObjects known, int number) {

    private static final List<String> FRAMES = List.of(
            "",
            " ",
            "%s' OR '1'='1",
            "'; DROP TABLE contact; -- %s",
            "\" %s \\",
            "%s\u0000",
            "\u0007%s\u001b[31m",
            "%s\ud800",
            "\udc00%s",
            "%s\u202e\u200b\ufeff",
            "<script>%s</script>",
            "${jndi:ldap://%s}{{7*7}}",
            "%%s%%n%%1$s%s",
            "%s\r\nSet-Cookie: a=b",
            "../../%s",
            "👩‍👩‍👧 %s é ß ﷽",
            "%s@",
            "+49 %s",
            "null",
            "-1",
            "true",
            "2026-13-45T25:61:61Z");

    /// One that is mostly fit for an argument or an input field of this name.
    String textFor(String name) {
        return switch (name) {
            case "email" -> chance.percent(40) ? chance.oneOf(known.emails()) : newEmail();
            case "phone" -> "+4930901820";
            case "key", "moveBefore", "moveAfter" ->
                chance.percent(80) ? chance.oneOf(known.fieldKeys()) : "key_" + number;
            case "after", "before" -> chance.oneOf(known.cursors());
            case "previewFingerprint" -> chance.oneOf(known.fingerprints());
            case "fingerprint" -> chance.oneOf(known.batchFingerprints());
            case "time" -> "0" + chance.between(0, 9) + ":30";
            case "zone" -> chance.oneOf(List.of("UTC", "Europe/Berlin", "Pacific/Apia"));
            case "actor", "requestedBy" -> chance.oneOf(List.of("alex", "pat", "Pat Privacy Officer", canary()));
            case "search" ->
                chance.oneOf(List.of("re", "ma st", "1820", "r", "o’re", Canary.OF_THE_HELPDESK, canary(), "%", "_"));
            default -> canary() + " writes";
        };
    }

    String hostile() {
        return chance.percent(5)
                ? canary().repeat(chance.between(10, 4_000))
                : chance.oneOf(FRAMES).formatted(canary());
    }

    private String newEmail() {
        return canary() + "." + chance.between(0, 9) + "@example.com";
    }

    private String canary() {
        return Canary.of(number);
    }
}
