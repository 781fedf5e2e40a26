package io.millrace.gateway.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** The key of all hashes of one UTC day. With the day it is gone, and hashes of two days cannot be told to be of one address. */
public final class DailySalt {
    private final Clock clock;
    private final Function<LocalDate, byte[]> saltOf;
    private volatile Day today = new Day(LocalDate.MIN, new byte[0]);

    private static final class Day {
        private final LocalDate date;
        private final byte[] salt;

        Day(LocalDate date, byte[] salt) {
            this.date = date;
            this.salt = salt;
        }
    }

    private DailySalt(Clock clock, Function<LocalDate, byte[]> saltOf) {
        this.clock = clock;
        this.saltOf = saltOf;
    }

    /** The same for all gateways that know a secret. Whoever knows it also knows the salts of other days. */
    public static DailySalt sharedBy(String secret, Clock clock) {
        byte[] key = secret.getBytes(UTF_8);
        return new DailySalt(clock, date -> KeyedHash.of(key, date.toString()));
    }

    /** One gateway's own: made at random, and known to nobody once its day is over. */
    public static DailySalt keptIn(SaltFile file, Clock clock) {
        return new DailySalt(clock, file::saltOf);
    }

    byte[] now() {
        LocalDate date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Day known = today;
        return known.date.equals(date) ? known.salt : turnTo(date);
    }

    private synchronized byte[] turnTo(LocalDate date) {
        if (!today.date.equals(date)) {
            today = new Day(date, saltOf.apply(date));
        }
        return today.salt;
    }
}
