package io.millrace.streams.web;

import java.util.Arrays;
import java.util.Collection;
import org.springframework.core.env.Environment;

/** The keys that everybody knows, for laptops; no service takes one into production. */
public final class DevelopmentKeys {
    public static final String WRITE_KEY = "dev-write-key";
    public static final String READ_KEY = "dev-read-key";
    public static final String ADMIN_TOKEN = "dev-admin-token";

    private static final String PRODUCTION = "production";
    private static final String PREFIX = "dev-";

    private DevelopmentKeys() {}

    /**
     * Stops the start of a service that runs in production with a development key.
     *
     * @throws DevelopmentKeyInProductionException when it does
     */
    public static void refuseInProduction(Environment environment, Collection<String> keys) {
        boolean production = Arrays.asList(environment.getActiveProfiles()).contains(PRODUCTION);
        if (production && keys.stream().anyMatch(key -> key.startsWith(PREFIX))) {
            throw new DevelopmentKeyInProductionException();
        }
    }
}
