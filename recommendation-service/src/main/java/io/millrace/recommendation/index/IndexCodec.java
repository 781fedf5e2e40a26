package io.millrace.recommendation.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An index as bytes: products, then sessions from the oldest on, then visits. What follows from the sessions is not written
 * but built again, so that a restored index answers as the one before.
 */
public final class IndexCodec {
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int NO_SESSION = -1;

    private IndexCodec() {}

    /** Writes an index that nobody adds to meanwhile. */
    public static void write(SessionIndex index, DataOutput out) throws IOException {
        Map<String, Integer> numbers = writeItems(index.sessions(), out);
        writeSessions(index.sessions(), numbers, out);
        writeVisits(index, out);
    }

    /** Reads an index; with smaller limits than it was written under, the newest that has room. */
    public static SessionIndex read(DataInput in, IndexLimits limits, VstanRule rule) throws IOException {
        SessionIndex index = new SessionIndex(limits, rule);
        List<String> items = readTexts(in);
        int[] sessions = readSessions(index, items, in);
        readVisits(index, sessions, in);
        return index;
    }

    private static Map<String, Integer> writeItems(Sessions sessions, DataOutput out) throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < sessions.size(); i++) {
            for (Item item : sessions.of(sessions.first() + i)) {
                numbers.putIfAbsent(item.id(), numbers.size());
            }
        }
        writeTexts(numbers.keySet(), out);
        return numbers;
    }

    private static void writeSessions(Sessions sessions, Map<String, Integer> numbers, DataOutput out)
            throws IOException {
        out.writeInt(sessions.size());
        for (int i = 0; i < sessions.size(); i++) {
            int session = sessions.first() + i;
            Item[] items = sessions.of(session);
            out.writeLong(sessions.lastTime(session));
            out.writeInt(items.length);
            for (Item item : items) {
                out.writeInt(numbers.getOrDefault(item.id(), NO_SESSION));
            }
        }
    }

    private static int[] readSessions(SessionIndex index, List<String> items, DataInput in) throws IOException {
        int count = in.readInt();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int session = index.begin();
            long lastTime = in.readLong();
            int length = in.readInt();
            for (int j = 0; j < length; j++) {
                index.join(session, items.get(in.readInt()), lastTime);
            }
            numbers.add(session);
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void writeVisits(SessionIndex index, DataOutput out) throws IOException {
        Map<String, Visit> visits = index.visits().all();
        out.writeInt(visits.size());
        for (Map.Entry<String, Visit> entry : visits.entrySet()) {
            Visit visit = entry.getValue();
            boolean remembered = index.sessions().has(visit.session());
            writeText(entry.getKey(), out);
            writeText(visit.id(), out);
            out.writeInt(remembered ? visit.session() - index.sessions().first() : NO_SESSION);
            out.writeLong(visit.lastTime());
            writeTexts(visit.recent(), out);
        }
    }

    private static void readVisits(SessionIndex index, int[] sessions, DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String visitor = readText(in);
            String id = readText(in);
            int place = in.readInt();
            // The number before the first is a session that is not remembered.
            int session = place == NO_SESSION ? index.sessions().first() - 1 : sessions[place];
            index.visits().put(visitor, new Visit(id, session, in.readLong(), readTexts(in)));
        }
    }

    private static void writeTexts(Collection<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return List.copyOf(texts);
    }

    private static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("A text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
