package io.millrace.event;

import java.util.regex.Pattern;

/**
 * The names of timelines. Every event belongs to exactly one: {@link #LIVE}, or the import that it was sent under.
 * Watermark, lateness and timers are kept per timeline.
 */
public final class Timelines {
    /** The timeline of everything that happens now. */
    public static final String LIVE = "live";

    private static final Pattern IMPORT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Timelines() {}

    /** Whether a name may be given to an import: a letter or digit, then up to 99 letters, digits, dots, dashes or underscores. */
    public static boolean isImportId(String name) {
        return !name.equals(LIVE) && IMPORT_ID.matcher(name).matches();
    }

    public static boolean isLive(String timeline) {
        return timeline.equals(LIVE);
    }
}
