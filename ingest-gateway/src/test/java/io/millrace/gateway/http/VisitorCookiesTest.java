package io.millrace.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.privacy.OptOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorCookiesTest {
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final CookieSettings SETTINGS =
            new CookieSettings("visitor", null, Duration.ofDays(390), "Lax", true);

    private final VisitorCookies cookies = new VisitorCookies(SETTINGS, OptOut.ANONYMISE);
    private @Nullable String seen;

    @Test
    void giveAnIdThatTheFirstEventAlreadyHas() {
        IngestAnswer answer = answer(cookies, Map.of());

        assertThat(seen).matches("[0-9a-f-]{36}");
        assertThat(setCookie(answer))
                .isEqualTo("visitor=" + seen + "; Path=/; Max-Age=33696000; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void areNeitherChangedNorProlonged() {
        IngestAnswer answer = answer(cookies, Map.of("Cookie", "other=x; visitor=" + ID + "; more=y"));

        assertThat(seen).isEqualTo(ID);
        assertThat(setCookie(answer)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "visitor",
                "visitor=",
                "visitor=short",
                "other=01234567-89ab-cdef-0123-456789abcdef",
                "visitor=01234567-89ab-cdef-0123-456789abcdefx"
            })
    void areMadeAnewWhenTheyAreNoneOfOurs(String sent) {
        answer(cookies, Map.of("Cookie", sent));

        assertThat(seen).isNotNull().isNotEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-GPC", "DNT"})
    void areTakenFromWhoeverDoesNotWantToBeTracked(String signal) {
        assertThat(setCookie(answer(cookies, Map.of(signal, "1")))).isNull();
        assertThat(seen).isNull();

        assertThat(setCookie(answer(cookies, Map.of(signal, "1", "Cookie", "visitor=" + ID))))
                .startsWith("visitor=; Path=/; Max-Age=0;");
    }

    @Test
    void areGivenToEverybodyWhereNobodyListens() {
        VisitorCookies deaf = new VisitorCookies(SETTINGS, OptOut.IGNORE);

        assertThat(setCookie(answer(deaf, Map.of("DNT", "1")))).startsWith("visitor=");
    }

    @Test
    void holdForADomainAndOverPlainHttpWhereTheOperatorSaysSo() {
        CookieSettings settings = new CookieSettings("v", "shop.example", Duration.ofSeconds(5), "Strict", false);

        assertThat(setCookie(answer(new VisitorCookies(settings, OptOut.ANONYMISE), Map.of())))
                .endsWith("; Path=/; Max-Age=5; Domain=shop.example; HttpOnly; SameSite=Strict");
    }

    @Test
    void areNotGivenToWhoeverMerelyLooks() {
        Endpoint endpoint = cookies.around(() ->
                List.of(Route.head("/x", request -> IngestAnswer.empty(200).now())));

        assertThat(answer(endpoint, Map.of()).headers()).isEmpty();
    }

    @Test
    void areNotSetByAnswersThatCachesKeepOrThatTookNothing() {
        IngestAnswer shared = IngestAnswer.empty(200).with("Cache-Control", "public, max-age=300");
        IngestAnswer refused = IngestAnswer.empty(429);

        for (IngestAnswer given : List.of(shared, refused)) {
            Endpoint endpoint = cookies.around(() -> List.of(Route.get("/x", request -> given.now())));

            assertThat(setCookie(answer(endpoint, Map.of()))).isNull();
        }
    }

    private IngestAnswer answer(VisitorCookies around, Map<String, String> headers) {
        Endpoint endpoint = around.around(() -> List.of(Route.post("/x", request -> {
            seen = around.idIn(request);
            return IngestAnswer.empty(200).now();
        })));
        return answer(endpoint, headers);
    }

    private static IngestAnswer answer(Endpoint endpoint, Map<String, String> headers) {
        IngestRequest request = new IngestRequest(
                "POST", "/x", Map.of(), Map.of(), "", new Headers(headers), RequestBody.of(new byte[0]), "127.0.0.1");
        return endpoint.routes()
                .get(0)
                .handler()
                .answer(request)
                .toCompletableFuture()
                .join();
    }

    private static @Nullable String setCookie(IngestAnswer answer) {
        return answer.headers().get("Set-Cookie");
    }

    private record Headers(Map<String, String> sent) implements RequestHeaders {
        @Override
        public @Nullable String first(String name) {
            return sent.get(name);
        }

        @Override
        public List<Map.Entry<String, String>> all() {
            return List.copyOf(sent.entrySet());
        }
    }
}
