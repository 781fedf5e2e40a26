package io.millrace.windowing.event;

import static io.millrace.windowing.Events.NOON;
import static io.millrace.windowing.Events.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.windows.SessionStep;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.windowing.Events;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Comparison;
import io.millrace.windowing.metric.Count;
import io.millrace.windowing.metric.Distinct;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.Filtered;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observer;
import io.millrace.windowing.metric.Sum;
import io.millrace.windowing.metric.Sums;
import io.millrace.windowing.session.SessionBundles;
import io.millrace.windowing.session.SessionRule;
import io.millrace.windowing.window.Reached;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventReaderTest {
    private static final String TOPIC = "clickstream.enriched.v1";
    private static final Duration STEP = Duration.ofMillis(500);
    private static final SessionRule SESSIONS = new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), 500);

    private final AvroSerdes serdes = AvroSerdes.against(new InMemorySchemaRegistry());

    @ParameterizedTest
    @EnumSource
    void readsWhatAMetricByAFieldLooksAt(Field field) {
        EventFilter where = new EventFilter(Set.of(), Map.of(field, List.of("none")), Map.of(), List.of());
        EventFilter whereNot = new EventFilter(Set.of(), Map.of(), Map.of(field, List.of("none")), List.of());

        assertSeesAll(metric(EventFilter.ALL, List.of(field), new Count("n")));
        assertSeesAll(metric(where, List.of(), new Count("n")));
        assertSeesAll(metric(whereNot, List.of(), new Count("n")));
        assertSeesAll(metric(EventFilter.ALL, List.of(), new Distinct("n", field, 12)));
        assertSeesAll(metric(EventFilter.ALL, List.of(), new Filtered(whereNot, new Count("n"))));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatAMetricOfAnAmountLooksAt(Amount amount) {
        EventFilter some = new EventFilter(
                Set.of(),
                Map.of(),
                Map.of(),
                List.of(Comparison.parse(amount, "> 0").orElseThrow()));

        assertSeesAll(metric(EventFilter.ALL, List.of(), new Sum("n", amount)));
        assertSeesAll(metric(some, List.of(), new Count("n")));
        assertSeesAll(metric(EventFilter.ALL, List.of(), new Filtered(some, new Sum("n", amount))));
    }

    @Test
    void readsWhatASessionLooksAt() {
        EventStage.Settings settings = new EventStage.Settings(1, List.of(), SESSIONS, STEP);

        assertThat(steps(read(settings))).isEqualTo(steps(order()));
    }

    @Test
    void passesOverWhatNobodyLooksAt() {
        EnrichedEvent event = read(settings(metric(EventFilter.ALL, List.of(Field.PRODUCT), new Count("n"))));

        assertThat(event.getMessageId()).isNull();
        assertThat(event.getContext()).isNull();
        assertThat(event.getProduct().getName()).isNull();
        assertThat(event.getProduct().getProductId()).isEqualTo("p1");
    }

    @Test
    void readsTheWholeOfWhatIsPassedOn() {
        EventReader reader = EventReader.of(settings(metric(EventFilter.ALL, List.of(), new Count("n"))), serdes);

        assertThat(reader.readWhole(TOPIC, bytes()).toString()).isEqualTo(order().toString());
    }

    private void assertSeesAll(Metric metric) {
        assertThat(seen(metric, read(settings(metric)))).isEqualTo(seen(metric, order()));
    }

    private static List<String> seen(Metric metric, EnrichedEvent event) {
        return new Observer(metric)
                .observe(event).stream()
                        .map(observation -> {
                            Sums sums = metric.noSums();
                            sums.add(observation);
                            return "%s %s %s %s"
                                    .formatted(
                                            observation.timeline(),
                                            observation.time(),
                                            observation.group(),
                                            sums.gathered());
                        })
                        .toList();
    }

    private static List<String> steps(EnrichedEvent event) {
        List<SessionStep> steps = new ArrayList<>();
        new SessionBundles(SESSIONS, steps::add).take(event, Reached.NOTHING);
        return steps.stream().map(SessionStep::toString).toList();
    }

    private EnrichedEvent read(EventStage.Settings settings) {
        return EventReader.of(settings, serdes).read(TOPIC, bytes());
    }

    private byte[] bytes() {
        return serdes.of(EnrichedEvent.class).serializer().serialize(TOPIC, order());
    }

    private static EventStage.Settings settings(Metric metric) {
        return new EventStage.Settings(1, List.of(metric), null, STEP);
    }

    private static Metric metric(EventFilter filter, List<Field> group, Measure measure) {
        return new Metric(
                "m",
                "",
                filter,
                Each.PRODUCT,
                group,
                new FixedWindows(Duration.ofMinutes(1)),
                List.of(measure),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(1),
                EarlyPanes.NONE);
    }

    /** Says something in every field that a metric may look at. */
    private static EnrichedEvent order() {
        return Events.order("o", NOON, "12.50", "France")
                .setSessionSeq(7)
                .setProduct(product("p1", null))
                .setLines(List.of(product("p2", "3.000"), product("p3", "1.500")))
                .setOrderId("order-1")
                .setCoupon("SPRING")
                .setSearchQuery("kettle")
                .setBot(true)
                .setProperties("{\"experiment\":\"arm-b\"}")
                .setContext(context())
                .build();
    }

    private static ProductLine product(String id, @Nullable String quantity) {
        return ProductLine.newBuilder()
                .setProductId(id)
                .setName("Name of " + id)
                .setCategory("Category of " + id)
                .setBrand("Brand of " + id)
                .setPrice(money("2.25"))
                .setQuantity(quantity == null ? null : new BigDecimal(quantity))
                .build();
    }

    private static Context context() {
        return Context.newBuilder()
                .setPath("/kettles")
                .setReferrer("https://search.example")
                .setLocale("fr-FR")
                .setCampaign(Campaign.newBuilder()
                        .setSource("newsletter")
                        .setMedium("email")
                        .setName("spring")
                        .build())
                .setPlace(Place.newBuilder()
                        .setCountry("France")
                        .setRegion("Bretagne")
                        .setCity("Brest")
                        .build())
                .setDevice(Device.newBuilder()
                        .setType("mobile")
                        .setOs("Linux")
                        .setBrowser("Firefox")
                        .build())
                .build();
    }
}
