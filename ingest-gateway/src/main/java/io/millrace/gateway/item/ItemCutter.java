package io.millrace.gateway.item;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts a body into the items that were sent in it: the elements of an array, or values after each other. It only follows
 * brackets and quotes; whether an item is JSON is for {@link ItemParser} to say, so a bad item does not spoil its
 * neighbours. Every byte that is not blank or punctuation of a list ends up in exactly one item.
 *
 * <p>Where brackets or quotes do not close, the rest of an array, or else of a line, becomes one item.
 */
public final class ItemCutter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] body;
    private final int maxItems;
    private final List<Item> items = new ArrayList<>();
    /** For each container that is open, whether it was opened by a brace. */
    private final BitSet braces = new BitSet();

    private int at;
    private int end;
    private int deepest;

    private ItemCutter(byte[] body, int maxItems) {
        this.body = body;
        this.maxItems = maxItems;
    }

    /**
     * Cuts a body.
     *
     * @param byLine whether the sender says that each line stands alone; otherwise that is found out
     * @param maxItems how many items are told apart; all after them become one
     */
    public static List<Item> cut(byte[] body, boolean byLine, int maxItems) {
        ItemCutter cutter = new ItemCutter(body, maxItems);
        cutter.cutBody(byLine);
        return cutter.items;
    }

    private void cutBody(boolean byLine) {
        int start = startsWithByteOrderMark() ? BYTE_ORDER_MARK.length : 0;
        if (byLine) {
            cutLines(start);
            return;
        }
        boolean complete = cutValues(start, body.length);
        boolean array = firstValue(start) == '[';
        if (!complete && !array && items.size() <= maxItems) {
            items.clear();
            cutLines(start);
        }
    }

    private char firstValue(int start) {
        at = start;
        skipBlanks();
        return at < end ? (char) body[at] : ' ';
    }

    private void cutLines(int start) {
        int from = start;
        while (from < body.length) {
            int to = from;
            while (to < body.length && body[to] != '\n') {
                to++;
            }
            cutValues(from, to);
            from = to + 1;
        }
    }

    /** Whether all values close before the end. */
    private boolean cutValues(int from, int to) {
        at = from;
        end = to;
        skipBlanks();
        while (at < end) {
            boolean complete = body[at] == '[' ? cutArray() : cutValue();
            if (!complete) {
                return false;
            }
            skipBlanks();
        }
        return true;
    }

    private boolean cutArray() {
        at++;
        skipBlanks();
        if (at < end && body[at] == ']') {
            at++;
            return true;
        }
        while (cutValue()) {
            skipBlanks();
            if (at == end || (body[at] != ',' && body[at] != ']')) {
                return cutRest(at);
            }
            if (body[at++] == ']') {
                return true;
            }
            skipBlanks();
        }
        return false;
    }

    private boolean cutValue() {
        int start = at;
        deepest = 0;
        if (items.size() < maxItems && skipValue()) {
            items.add(new Item(start, at - start, deepest, false));
            return true;
        }
        return cutRest(start);
    }

    private boolean cutRest(int start) {
        int from = items.size() > maxItems ? items.remove(maxItems).offset() : start;
        items.add(new Item(from, end - from, deepest, true));
        at = end;
        return false;
    }

    private boolean skipValue() {
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

    private void skipBlanks() {
        while (at < end && isBlank(body[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    private boolean startsWithByteOrderMark() {
        return body.length >= BYTE_ORDER_MARK.length
                && body[0] == BYTE_ORDER_MARK[0]
                && body[1] == BYTE_ORDER_MARK[1]
                && body[2] == BYTE_ORDER_MARK[2];
    }
}
