package io.millrace.gateway.item;

/** What an id may look like: short, and of characters that survive every encoding. */
final class Ids {
    private Ids() {}

    static String checked(String id, int maxLength, String field) throws RefusedException {
        if (id.length() > maxLength) {
            throw new RefusedException(
                    Reason.INVALID_ID, "%s is longer than %d characters".formatted(field, maxLength));
        }
        if (!isPlain(id)) {
            throw new RefusedException(Reason.INVALID_ID, field + " holds control characters or half characters");
        }
        return id;
    }

    private static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            char next = id.charAt(i);
            boolean pair = Character.isHighSurrogate(next)
                    && i + 1 < id.length()
                    && Character.isLowSurrogate(id.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isISOControl(next) || Character.isSurrogate(next)) {
                return false;
            }
        }
        return true;
    }
}
