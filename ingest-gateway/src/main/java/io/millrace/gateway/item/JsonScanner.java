package io.millrace.gateway.item;

import java.util.BitSet;

/** Walks over JSON by its brackets and quotes alone, without saying whether it is JSON. */
final class JsonScanner {
    private final byte[] body;
    /** For each container that is open, whether it was opened by a brace. */
    private final BitSet braces = new BitSet();

    private int at;
    private int end;
    private int deepest;

    JsonScanner(byte[] body) {
        this.body = body;
    }

    /** Begins at one place, and takes another for the end of what there is. */
    void walk(int from, int to) {
        at = from;
        end = to;
        skipBlanks();
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** Whether this is the next byte. */
    boolean isAt(char expected) {
        return at < end && body[at] == expected;
    }

    /** Passes over a byte, and over blanks after it, if it is the next one. */
    boolean skip(char expected) {
        if (!isAt(expected)) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    void skipRest() {
        at = end;
    }

    /** How many objects and arrays were open at once within the values that were walked over since it was last asked. */
    int takeDepth() {
        int depth = deepest;
        deepest = 0;
        return depth;
    }

    /** Passes over a value; false where it does not close. */
    boolean skipValue() {
        if (at == end) {
            return false;
        }
        return switch (body[at]) {
            case '{', '[' -> skipContainer();
            case '"' -> skipString();
            default -> skipScalar();
        };
    }

    private boolean skipContainer() {
        int depth = 0;
        while (at < end) {
            byte next = body[at];
            if (next == '"') {
                if (!skipString()) {
                    return false;
                }
                continue;
            }
            at++;
            if (next == '{' || next == '[') {
                braces.set(depth++, next == '{');
                deepest = Math.max(deepest, depth);
            } else if (next == '}' || next == ']') {
                if (braces.get(--depth) != (next == '}')) {
                    return false;
                }
                if (depth == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean skipString() {
        for (at++; at < end; at++) {
            byte next = body[at];
            if (next == '"') {
                at++;
                return true;
            }
            if (next == '\n') {
                return false;
            }
            if (next == '\\') {
                at++;
            }
        }
        at = end;
        return false;
    }

    private boolean skipScalar() {
        int start = at;
        while (at < end && !isBlank(body[at]) && "{}[],:\"".indexOf(body[at]) < 0) {
            at++;
        }
        return at > start;
    }

    void skipBlanks() {
        while (at < end && isBlank(body[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
