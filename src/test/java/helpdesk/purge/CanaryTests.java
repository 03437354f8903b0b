package helpdesk.purge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.graphql.GlobalId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// A canary is known in whatever form real encoders give it, and in nothing else.
class CanaryTests {

    private static final String VALUE = "Zoë \"Kanária\" Ъ1";

    private final Canary canary = Canary.text("name", VALUE);

    @Test
    void isKnownAsItIs() {
        assertThat(isKnown("He said: " + VALUE + "!")).isTrue();
        assertThat(isKnown(VALUE.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(isKnown(VALUE.toUpperCase(Locale.ROOT))).isTrue();
    }

    @Test
    void isNotTakenForAnythingElse() {
        assertThat(isKnown("Zoë \"Kanária\" Ъ2")).isFalse();
        assertThat(isKnown("")).isFalse();
    }

    @Test
    void isKnownInDocuments() {
        var ascii =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        assertThat(isKnown(ascii.writeValueAsString("He said: " + VALUE))).isTrue();
        assertThat(isKnown(JsonMapper.shared().writeValueAsString("He said: " + VALUE)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd"})
    void isKnownInBase64WhateverComesBeforeAndAfter(String around) {
        var bytes = (around + VALUE + around).getBytes(UTF_8);
        assertThat(isKnown(Base64.getEncoder().encodeToString(bytes))).isTrue();
        assertThat(isKnown(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isTrue();
    }

    @Test
    void isKnownInHex() {
        assertThat(isKnown(HexFormat.of().formatHex(("x" + VALUE).getBytes(UTF_8))))
                .isTrue();
        assertThat(isKnown(HexFormat.of().withUpperCase().formatHex((VALUE + "x").getBytes(UTF_8))))
                .isTrue();
    }

    @Test
    void isKnownAsAnId() {
        var uuid = UUID.fromString("0195f3a0-7c11-7d3e-8a5b-fedcba987654");
        var id = Canary.id("contact", new GlobalId('C', uuid));
        var bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());

        assertThat(id.forms().values())
                .contains(
                        new String(bytes.array(), ISO_8859_1),
                        "0195f3a07c117d3e8a5bfedcba987654",
                        "0195F3A07C117D3E8A5BFEDCBA987654",
                        "0195f3a0-7c11-7d3e-8a5b-fedcba987654",
                        new GlobalId('C', uuid).toString());
    }

    private boolean isKnown(String text) {
        var bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
        return canary.forms().values().stream().anyMatch(bytes::contains);
    }
}
