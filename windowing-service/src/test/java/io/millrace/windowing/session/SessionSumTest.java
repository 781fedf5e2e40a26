package io.millrace.windowing.session;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.customer.Money;
import io.millrace.event.windows.Earliest;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.Events;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class SessionSumTest {
    private static final int MOST_ITEMS = 4;
    private static final SessionRule RULE = new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), MOST_ITEMS);

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void isTheSameHoweverEventsAreBundled(@ForAll("events") List<EnrichedEvent> events, @ForAll Random random) {
        List<SessionStep> steps = stepsOf(events);
        while (steps.size() > 1) {
            int from = random.nextInt(steps.size() - 1);
            int to = from + 2 + random.nextInt(steps.size() - from - 1);
            List<SessionStep> together = steps.subList(from, to);
            SessionStep sum = sum(together);
            together.clear();
            steps.add(from, sum);
        }

        assertThat(steps.get(0)).isEqualTo(naiveSum(events));
    }

    @Example
    void leavesWhatItBeginsWithAsItIs() {
        SessionStep two = sum(List.of(viewOf("p1"), viewOf("p2")));

        SessionStep three = sum(List.of(two, viewOf("p3")));

        assertThat(two.getItems()).containsExactly("p1", "p2");
        assertThat(three.getItems()).containsExactly("p1", "p2", "p3");
    }

    private static List<SessionStep> stepsOf(List<EnrichedEvent> events) {
        return new ArrayList<>(events.stream().map(RULE::stepOf).toList());
    }

    private static SessionStep sum(List<SessionStep> steps) {
        SessionSum sum = RULE.sumOf(steps.get(0));
        steps.subList(1, steps.size()).forEach(sum::add);
        return sum.step();
    }

    /** By looking at all of them, one field after another. */
    private static SessionStep naiveSum(List<EnrichedEvent> events) {
        Instant last = events.stream()
                .map(EnrichedEvent::getEventTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<EnrichedEvent> lastOnes = events.stream()
                .filter(event -> event.getEventTime().equals(last))
                .toList();
        return new SessionStep(
                "s1",
                "live",
                "a:v1",
                lastOnes.get(lastOnes.size() - 1).getCustomerId(),
                events.stream()
                        .map(EnrichedEvent::getEventTime)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                last,
                (long) events.size(),
                count(events, EventType.PAGE_VIEWED),
                count(events, EventType.PRODUCT_VIEWED),
                count(events, EventType.PRODUCT_ADDED),
                count(events, EventType.ORDER_COMPLETED),
                revenue(events),
                earliest(events, Context::getPath),
                earliest(
                        events,
                        context -> context.getCampaign() == null
                                ? null
                                : context.getCampaign().getSource()),
                earliest(
                        events,
                        context -> context.getPlace() == null
                                ? null
                                : context.getPlace().getCountry()),
                earliest(
                        events,
                        context -> context.getDevice() == null
                                ? null
                                : context.getDevice().getType()),
                events.stream()
                        .flatMap(event ->
                                Stream.concat(Stream.ofNullable(event.getProduct()), event.getLines().stream()))
                        .map(ProductLine::getProductId)
                        .distinct()
                        .limit(MOST_ITEMS)
                        .toList());
    }

    private static long count(List<EnrichedEvent> events, EventType type) {
        return events.stream().filter(event -> event.getType() == type).count();
    }

    private static List<Money> revenue(List<EnrichedEvent> events) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (EnrichedEvent event : events) {
            if (event.getType() == EventType.ORDER_COMPLETED) {
                amounts.merge(event.getCurrency(), event.getRevenue(), BigDecimal::add);
            }
        }
        return amounts.entrySet().stream()
                .map(entry -> new Money(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static @Nullable Earliest earliest(List<EnrichedEvent> events, Function<Context, @Nullable String> field) {
        return events.stream()
                .filter(event -> field.apply(event.getContext()) != null)
                .min(Comparator.comparing(EnrichedEvent::getEventTime))
                .map(event ->
                        new Earliest(Objects.requireNonNull(field.apply(event.getContext())), event.getEventTime()))
                .orElse(null);
    }

    @Provide
    Arbitrary<List<EnrichedEvent>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(EventType.values()),
                        Arbitraries.of("a:v1", "u:anne"),
                        Arbitraries.of("EUR", "GBP"),
                        contexts(),
                        Arbitraries.of("p1", "p2", "p3").injectNull(0.3),
                        Arbitraries.of("p1", "p2", "p3", "p4", "p5", "p6")
                                .list()
                                .ofMaxSize(12))
                .as(SessionSumTest::event)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<Context> contexts() {
        Arbitrary<String> texts = Arbitraries.of("x", "y", "z").injectNull(0.5);
        return Combinators.combine(texts, texts, texts, texts)
                .as((path, source, country, type) -> Context.newBuilder()
                        .setPath(path)
                        .setCampaign(new Campaign(source, null, null, null, null))
                        .setPlace(country == null ? null : new Place(country, null, null))
                        .setDevice(new Device(type, null, null))
                        .build());
    }

    private static EnrichedEvent event(
            int minute,
            EventType type,
            String customer,
            String currency,
            Context context,
            @Nullable String product,
            List<String> lines) {
        return Events.event("m", NOON.plus(Duration.ofMinutes(minute)))
                .setType(type)
                .setCustomerId(customer)
                .setRevenue(Events.money("1.50"))
                .setCurrency(currency)
                .setContext(context)
                .setProduct(product == null ? null : line(product))
                .setLines(lines.stream().map(SessionSumTest::line).toList())
                .build();
    }

    private static SessionStep viewOf(String product) {
        return RULE.stepOf(event(0, EventType.PRODUCT_VIEWED, "a:v1", "EUR", new Context(), product, List.of()));
    }

    private static ProductLine line(String product) {
        return ProductLine.newBuilder().setProductId(product).build();
    }
}
