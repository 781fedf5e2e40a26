package io.millrace.gateway.http;

import io.millrace.gateway.privacy.OptOut;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives browsers an id of the gateway's own in a cookie, by which events are told apart that name nobody. It is set once and
 * never prolonged, no script can read it, and whoever does not want to be tracked gets none and loses the one there is.
 */
public final class VisitorCookies {
    private static final int OK = 200;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final CookieSettings settings;
    private final OptOut optOut;

    public VisitorCookies(CookieSettings settings, OptOut optOut) {
        this.settings = settings;
        this.optOut = optOut;
    }

    /** The id in a request's cookie, null when there is none that we gave. */
    public @Nullable String idIn(IngestRequest request) {
        String cookies = request.header("Cookie");
        String[] each = cookies == null ? new String[0] : cookies.split(";");
        for (String cookie : each) {
            String[] nameAndValue = cookie.strip().split("=", 2);
            if (nameAndValue.length == 2
                    && nameAndValue[0].equals(settings.name())
                    && ID.matcher(nameAndValue[1]).matches()) {
                return nameAndValue[1];
            }
        }
        return null;
    }

    /** The same endpoint for browsers that keep the cookie. */
    public Endpoint around(Endpoint endpoint) {
        return () -> endpoint.routes().stream().map(this::around).toList();
    }

    private Route around(Route route) {
        boolean collects = !route.method().equals("HEAD");
        return collects
                ? new Route(route.method(), route.path(), route.blocks(), request -> answer(route.handler(), request))
                : route;
    }

    private CompletionStage<IngestAnswer> answer(Route.Handler handler, IngestRequest request) {
        String sent = idIn(request);
        if (OptOutSignals.areIn(request) && optOut != OptOut.IGNORE) {
            return handler.answer(request)
                    .thenApply(answer ->
                            sent == null || isShared(answer) ? answer : answer.with("Set-Cookie", cookie("", 0)));
        }
        if (sent != null) {
            return handler.answer(request);
        }
        String id = UUID.randomUUID().toString();
        return handler.answer(request.withHeaders(new WithCookie(request.headers(), settings.name() + "=" + id)))
                .thenApply(answer -> answer.status() == OK && !isShared(answer)
                        ? answer.with("Set-Cookie", cookie(id, settings.maxAge().toSeconds()))
                        : answer);
    }

    /** A cache between would hand one visitor's id to all others. */
    private static boolean isShared(IngestAnswer answer) {
        return answer.headers().getOrDefault("Cache-Control", "").contains("public");
    }

    private String cookie(String value, long maxAgeSeconds) {
        return settings.name() + "=" + value + "; Path=/; Max-Age=" + maxAgeSeconds
                + (settings.domain() == null ? "" : "; Domain=" + settings.domain())
                + (settings.secure() ? "; Secure" : "")
                + "; HttpOnly; SameSite=" + settings.sameSite();
    }

    /** Headers as they will be with the next request. */
    private record WithCookie(RequestHeaders sent, String cookie) implements RequestHeaders {
        @Override
        public @Nullable String first(String name) {
            return name.equalsIgnoreCase("Cookie") ? cookie : sent.first(name);
        }

        @Override
        public List<Map.Entry<String, String>> all() {
            return sent.all();
        }
    }
}
