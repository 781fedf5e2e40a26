package io.millrace.gateway.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Whether bytes are UTF-8 in the one form that each character has. The JSON parser is lenient: it reads a slash from two bytes
 * too, or half of a surrogate pair, which others downstream would read otherwise or not at all.
 */
final class Utf8 {
    private Utf8() {}

    static boolean isWellFormed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at == end || isDecoded(ByteBuffer.wrap(bytes, at, end - at));
    }

    private static boolean isDecoded(ByteBuffer bytes) {
        try {
            UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
