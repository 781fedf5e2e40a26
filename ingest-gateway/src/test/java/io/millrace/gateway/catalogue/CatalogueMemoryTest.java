package io.millrace.gateway.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueMemoryTest {
    private static final int PLENTY = 1 << 20;

    private final CatalogueMemory memory = new CatalogueMemory(PLENTY);

    @Test
    void knowsTheVersionThatIsValidAtATime() {
        take("a@2026-01-01T00:00:00.000Z", "first");
        take("a@2026-02-01T00:00:00.000Z", "second");

        assertThat(at("a", "2025-12-31T23:59:59Z")).isNull();
        assertThat(at("a", "2026-01-31T00:00:00Z")).isEqualTo("first");
        assertThat(at("a", "2026-02-01T00:00:00Z")).isEqualTo("second");
        assertThat(at("b", "2026-02-01T00:00:00Z")).isNull();
    }

    @Test
    void takesAnIdThatHoldsTheSeparatorForWhatItIs() {
        take("a@b@2026-01-01T00:00:00.000Z", "x");

        assertThat(at("a@b", "2026-01-01T00:00:00Z")).isEqualTo("x");
    }

    @Test
    void passesOverKeysThatAreNoneOfOurs() {
        take("a", "x");
        take("@2026-01-01T00:00:00.000Z", "x");
        take("a@yesterday", "x");

        assertThat(seenAfter("", 10)).isEmpty();
    }

    @Test
    void goesThroughProductsInOrderAndStopsWhenAskedTo() {
        for (String id : List.of("c", "a", "d", "b")) {
            take(id + "@2026-01-01T00:00:00.000Z", id);
        }

        assertThat(seenAfter("", 10)).containsExactly("a", "b", "c", "d");
        assertThat(seenAfter("a", 2)).containsExactly("b", "c");
    }

    @Test
    void takesNoMoreThanItMay() {
        CatalogueMemory small = new CatalogueMemory(1000);
        byte[] large = new byte[400];

        for (int i = 0; i < 100; i++) {
            small.take("a@2026-01-01T00:00:00.000Z", large);
        }
        assertThatExceptionOfType(CatalogueTooLargeException.class)
                .isThrownBy(() -> small.take("b@2026-01-01T00:00:00.000Z", large));
    }

    @Property
    void remembersTheLastWordAboutEachVersion(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 3) Integer> products,
            @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 0, max = 4) Integer> days,
            @ForAll @Size(min = 60, max = 60) List<Boolean> kept) {
        CatalogueMemory filled = new CatalogueMemory(PLENTY);
        Map<String, Map<Integer, String>> model = new HashMap<>();

        for (int i = 0; i < products.size(); i++) {
            String id = "p" + products.get(i);
            String value = kept.get(i) ? "v" + i : null;
            filled.take(
                    id + "@2026-01-0" + (days.get(i) + 1) + "T00:00:00.000Z",
                    value == null ? null : value.getBytes(UTF_8));
            model.computeIfAbsent(id, any -> new HashMap<>()).put(days.get(i), value);
        }

        for (int day = 0; day < 5; day++) {
            for (int product = 0; product < 4; product++) {
                String found = filled.asOf("p" + product, Instant.parse("2026-01-0" + (day + 1) + "T12:00:00Z"))
                        .map(value -> new String(value, UTF_8))
                        .orElse(null);
                assertThat(found).isEqualTo(latest(model.getOrDefault("p" + product, Map.of()), day));
            }
        }
    }

    private static @Nullable String latest(Map<Integer, String> versions, int day) {
        for (int before = day; before >= 0; before--) {
            if (versions.get(before) != null) {
                return versions.get(before);
            }
        }
        return null;
    }

    private void take(String key, String value) {
        memory.take(key, value.getBytes(UTF_8));
    }

    private @Nullable String at(String productId, String time) {
        return memory.asOf(productId, Instant.parse(time))
                .map(value -> new String(value, UTF_8))
                .orElse(null);
    }

    private List<String> seenAfter(String productId, int most) {
        List<String> seen = new ArrayList<>();
        memory.visit(productId, Instant.parse("2026-06-01T00:00:00Z"), (id, version) -> {
            seen.add(id);
            return seen.size() < most;
        });
        return seen;
    }
}
