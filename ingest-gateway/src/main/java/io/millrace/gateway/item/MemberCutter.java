package io.millrace.gateway.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts an object into its members, of a name that is there twice the last one. Like {@link ItemCutter} it only follows
 * brackets and quotes, so that what is wrong within one member does not spoil the others.
 */
public final class MemberCutter {
    private final byte[] body;
    private final JsonScanner scanner;
    private final Map<String, Item> members = new LinkedHashMap<>();

    private MemberCutter(byte[] body) {
        this.body = body;
        this.scanner = new JsonScanner(body);
    }

    /**
     * Cuts a body.
     *
     * @throws RefusedException when it is no object, or stops making sense between two members
     */
    public static Map<String, Item> cut(byte[] body) throws RefusedException {
        MemberCutter cutter = new MemberCutter(body);
        cutter.cutObject();
        return cutter.members;
    }

    private void cutObject() throws RefusedException {
        scanner.walk(ItemCutter.startOf(body), body.length);
        if (!scanner.skip('{')) {
            throw new RefusedException(Reason.NOT_AN_OBJECT, "The body is no object: send { … }");
        }
        if (scanner.skip('}')) {
            return;
        }
        do {
            if (!cutMember()) {
                return;
            }
            scanner.skipBlanks();
        } while (scanner.skip(','));
        if (!scanner.isAt('}')) {
            throw malformed();
        }
    }

    /** Whether it closes. */
    private boolean cutMember() throws RefusedException {
        String name = name();
        if (name == null || !scanner.skip(':')) {
            throw malformed();
        }
        int start = scanner.at();
        scanner.takeDepth();
        boolean complete = scanner.skipValue();
        int end = complete ? scanner.at() : scanner.end();
        if (start == end) {
            throw malformed();
        }
        members.put(name, new Item(start, end - start, scanner.takeDepth(), !complete));
        return complete;
    }

    private @Nullable String name() {
        int start = scanner.at();
        if (!scanner.isAt('"') || !scanner.skipValue()) {
            return null;
        }
        int length = scanner.at() - start;
        scanner.skipBlanks();
        try {
            return JsonMapper.shared().readTree(body, start, length).stringValue();
        } catch (JacksonException e) {
            return null;
        }
    }

    private static RefusedException malformed() {
        return new RefusedException(
                Reason.MALFORMED_JSON, "The body is no JSON: between its members something is missing or too much");
    }
}
