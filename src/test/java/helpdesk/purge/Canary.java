package helpdesk.purge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import helpdesk.graphql.GlobalId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// A value that must not outlive a contact, and the forms in which a program might have kept it, each as the bytes to
/// look for, one character for each byte.
record Canary(String name, Map<String, String> forms) {

    /// A text: as it is, in small and in capital letters, each of them plain and encoded.
    static Canary text(String name, String value) {
        var forms = new LinkedHashMap<String, String>();
        addEncodings(forms, "", value);
        addEncodings(forms, " in small letters", value.toLowerCase(Locale.ROOT));
        addEncodings(forms, " in capital letters", value.toUpperCase(Locale.ROOT));
        return new Canary(name, forms);
    }

    /// An id: its bytes, also encoded, the text of its UUID, and as clients know it.
    static Canary id(String name, GlobalId id) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.uuid().getMostSignificantBits())
                .putLong(id.uuid().getLeastSignificantBits())
                .array();
        var forms = new LinkedHashMap<String, String>();
        forms.put("bytes", oneCharacterEach(bytes));
        addByteEncodings(forms, "", bytes);
        addUuid(forms, id.uuid());
        forms.put("global id", id.toString());
        return new Canary(name, forms);
    }

    private static void addUuid(Map<String, String> forms, UUID uuid) {
        forms.put("UUID", uuid.toString());
        forms.put("UUID in capital letters", uuid.toString().toUpperCase(Locale.ROOT));
    }

    private static void addEncodings(Map<String, String> forms, String spelling, String value) {
        var bytes = value.getBytes(UTF_8);
        forms.put("plain" + spelling, oneCharacterEach(bytes));
        addJson(forms, spelling, value);
        addByteEncodings(forms, spelling, bytes);
    }

    private static void addByteEncodings(Map<String, String> forms, String spelling, byte[] bytes) {
        forms.put("hex" + spelling, HexFormat.of().formatHex(bytes));
        forms.put(
                "hex, capital digits" + spelling, HexFormat.of().withUpperCase().formatHex(bytes));
        for (var offset = 0; offset < 3; offset++) {
            forms.put("Base64 at " + offset + spelling, base64(bytes, offset, Base64.getEncoder()::encodeToString));
            forms.put(
                    "Base64 for URLs at " + offset + spelling,
                    base64(bytes, offset, Base64.getUrlEncoder()::encodeToString));
        }
    }

    /// What of the encoding is the same whatever comes after the value, and before it, if that has so many bytes more
    /// than a multiple of three.
    private static String base64(byte[] bytes, int offset, Function<byte[], String> encoder) {
        var shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        return encoder.apply(shifted).substring((8 * offset + 5) / 6, 8 * shifted.length / 6);
    }

    private static void addJson(Map<String, String> forms, String spelling, String value) {
        var quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        forms.put("JSON" + spelling, oneCharacterEach(quoted.getBytes(UTF_8)));
        forms.put("JSON, escaped" + spelling, escaped(quoted, '~', "\\u%04x"));
        forms.put("JSON, escaped in capitals" + spelling, escaped(quoted, '~', "\\u%04X"));
        forms.put("JSON, all escaped" + spelling, escaped(value, 0, "\\u%04x"));
        forms.put("JSON, all escaped in capitals" + spelling, escaped(value, 0, "\\u%04X"));
    }

    private static String escaped(String value, int last, String escape) {
        return value.chars()
                .mapToObj(character -> character > last
                        ? String.format(Locale.ROOT, escape, character)
                        : Character.toString(character))
                .collect(joining());
    }

    static String oneCharacterEach(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
