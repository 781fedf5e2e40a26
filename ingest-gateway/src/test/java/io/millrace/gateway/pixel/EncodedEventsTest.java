package io.millrace.gateway.pixel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedEventsTest {
    private static final String JSON = "[{\"type\":\"page\",\"name\":\"é~?>\"}]";
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    @Test
    void findsJsonItself() {
        assertThat(inBody(JSON, "text/plain;charset=UTF-8")).isEqualTo(JSON);
        assertThat(inBody(JSON, FORM)).isEqualTo(JSON);
        assertThat(inBody(JSON, null)).isEqualTo(JSON);
    }

    @Test
    void findsJsonInBase64OfEitherAlphabet() {
        byte[] json = JSON.getBytes(UTF_8);

        assertThat(inBody(Base64.getEncoder().encodeToString(json), "text/plain"))
                .isEqualTo(JSON);
        assertThat(inBody(Base64.getUrlEncoder().withoutPadding().encodeToString(json), "text/plain"))
                .isEqualTo(JSON);
    }

    @Test
    void findsJsonInAFieldOfAForm() {
        String base64 = Base64.getEncoder().encodeToString(JSON.getBytes(UTF_8));

        assertThat(inBody("v=1&data=" + URLEncoder.encode(JSON, UTF_8), FORM)).isEqualTo(JSON);
        assertThat(inBody("data=" + URLEncoder.encode(base64, UTF_8), FORM)).isEqualTo(JSON);
        assertThat(inBody("data=" + base64, FORM)).isEqualTo(JSON);
        assertThat(inBody("data=" + URLEncoder.encode(JSON, UTF_8), "text/plain"))
                .isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing to be found", "data=%zz", "data=", "aGVsbG8="})
    void leavesTheRestAsItIs(String body) {
        assertThat(inBody(body, FORM)).isEqualTo(body.startsWith("data=") ? body.substring("data=".length()) : body);
    }

    private static String inBody(String body, @Nullable String contentType) {
        return new String(EncodedEvents.inBody(body.getBytes(UTF_8), contentType), UTF_8);
    }
}
