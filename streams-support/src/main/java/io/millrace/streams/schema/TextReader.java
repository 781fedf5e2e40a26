package io.millrace.streams.schema;

import java.io.IOException;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts. Short ones, of which there are often few in one place of a schema, are the same objects as when they were read
 * last: names, countries, timelines. Many threads may look and replace at once, as a text that is found is compared.
 */
final class TextReader implements ValueReader {
    private static final int MOST_LETTERS = 16;
    private static final int PLACES = 64;

    private final @Nullable String[] known = new String[PLACES];

    @Override
    public Object read(Decoding in) throws IOException {
        Utf8 text = in.text();
        int length = text.getByteLength();
        if (length == 0 || length > MOST_LETTERS) {
            return text.toString();
        }
        byte[] letters = text.getBytes();
        int place = place(letters, length);
        @Nullable String found = known[place];
        if (found != null && isSame(found, letters, length)) {
            return found;
        }
        String read = text.toString();
        known[place] = read;
        return read;
    }

    private static int place(byte[] letters, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + letters[i];
        }
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    /** Of ASCII only: no other letter is what one of its bytes is. */
    private static boolean isSame(String text, byte[] letters, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != letters[i]) {
                return false;
            }
        }
        return true;
    }
}
