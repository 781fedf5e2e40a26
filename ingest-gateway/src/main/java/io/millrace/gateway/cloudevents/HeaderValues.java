package io.millrace.gateway.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Values of attributes as headers carry them: perhaps quoted, and with what is no ASCII as percent-encoded UTF-8. */
final class HeaderValues {
    private static final int HEX = 16;

    private HeaderValues() {}

    static String decode(String value, String header) throws RefusedException {
        String text = unquoted(value.strip());
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(percentDecoded(text)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Reason.INVALID_FIELD, header + " is no percent-encoded UTF-8");
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }

    /** A percent sign that is followed by no two digits stands for itself. */
    private static byte[] percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && i + 2 < text.length() && isHex(text, i + 1) && isHex(text, i + 2)) {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, HEX));
                i += 2;
            } else {
                int codePoint = text.codePointAt(i);
                bytes.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
                i += Character.charCount(codePoint) - 1;
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), HEX) >= 0;
    }
}
