package io.millrace.gateway.pixel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds JSON in the forms that fit into an address, or into a beacon for which no browser asks leave first. */
final class EncodedEvents {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FIELD = "data=";

    private EncodedEvents() {}

    /** The JSON in a body: itself, in base64, or as {@code data} of a form either way. */
    static byte[] inBody(byte[] body, @Nullable String contentType) {
        boolean form = contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
        String text = new String(body, UTF_8);
        if (!form && !text.startsWith(FIELD)) {
            return isJson(text) ? body : decoded(text, body);
        }
        for (String field : text.split("&", -1)) {
            if (field.startsWith(FIELD)) {
                return inText(formDecoded(field.substring(FIELD.length())));
            }
        }
        return isJson(text) ? body : decoded(text, body);
    }

    /** The JSON in a text: itself or in base64. What is neither stays as it is. */
    static byte[] inText(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return isJson(text) ? bytes : decoded(text, bytes);
    }

    private static boolean isJson(String text) {
        String start = text.strip();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static byte[] decoded(String text, byte[] otherwise) {
        try {
            // A plus that nobody encoded has become a blank.
            String base64 = text.strip().replaceFirst("=+$", "").replace(' ', '-');
            byte[] bytes =
                    Base64.getUrlDecoder().decode(base64.replace('+', '-').replace('/', '_'));
            return isJson(new String(bytes, UTF_8)) ? bytes : otherwise;
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static String formDecoded(String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
