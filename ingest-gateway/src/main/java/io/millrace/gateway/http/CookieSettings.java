package io.millrace.gateway.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway's own cookie is like.
 *
 * @param domain for which it holds, null for the gateway's host alone
 * @param maxAge for which a browser keeps it
 * @param sameSite as browsers name it
 * @param secure whether it is sent over TLS alone
 */
public record CookieSettings(String name, @Nullable String domain, Duration maxAge, String sameSite, boolean secure) {}
