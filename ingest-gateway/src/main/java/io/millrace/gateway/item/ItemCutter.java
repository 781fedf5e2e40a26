package io.millrace.gateway.item;

import java.util.ArrayList;
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
    private final JsonScanner scanner;
    private final int maxItems;
    private final List<Item> items = new ArrayList<>();

    private ItemCutter(byte[] body, int maxItems) {
        this.body = body;
        this.scanner = new JsonScanner(body);
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

    /** Cuts a value within a body: an array into its elements, and anything else into itself. */
    public static List<Item> cut(byte[] body, Item value, int maxItems) {
        ItemCutter cutter = new ItemCutter(body, maxItems);
        cutter.cutValues(value.offset(), value.offset() + value.length());
        return cutter.items;
    }

    /** Where the first value of a body begins, behind blanks and a byte order mark. */
    static int startOf(byte[] body) {
        boolean marked = body.length >= BYTE_ORDER_MARK.length
                && body[0] == BYTE_ORDER_MARK[0]
                && body[1] == BYTE_ORDER_MARK[1]
                && body[2] == BYTE_ORDER_MARK[2];
        return marked ? BYTE_ORDER_MARK.length : 0;
    }

    private void cutBody(boolean byLine) {
        int start = startOf(body);
        if (byLine) {
            cutLines(start);
            return;
        }
        boolean complete = cutValues(start, body.length);
        scanner.walk(start, body.length);
        boolean array = scanner.isAt('[');
        if (!complete && !array && items.size() <= maxItems) {
            items.clear();
            cutLines(start);
        }
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
        scanner.walk(from, to);
        while (!scanner.isAtEnd()) {
            boolean complete = scanner.skip('[') ? cutArray() : cutValue();
            if (!complete) {
                return false;
            }
            scanner.skipBlanks();
        }
        return true;
    }

    private boolean cutArray() {
        if (scanner.skip(']')) {
            return true;
        }
        while (cutValue()) {
            scanner.skipBlanks();
            if (scanner.skip(']')) {
                return true;
            }
            if (!scanner.skip(',')) {
                return cutRest(scanner.at());
            }
        }
        return false;
    }

    private boolean cutValue() {
        int start = scanner.at();
        scanner.takeDepth();
        if (items.size() < maxItems && scanner.skipValue()) {
            items.add(new Item(start, scanner.at() - start, scanner.takeDepth(), false));
            return true;
        }
        return cutRest(start);
    }

    private boolean cutRest(int start) {
        int from = items.size() > maxItems ? items.remove(maxItems).offset() : start;
        items.add(new Item(from, scanner.end() - from, scanner.takeDepth(), true));
        scanner.skipRest();
        return false;
    }
}
