package io.millrace.windowing.metric;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.windows.ItemCount;
import io.millrace.event.windows.Measurement;
import io.millrace.windowing.Events;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    @Test
    void keepsMoneyExact() {
        List<EnrichedEvent> orders = Stream.of("0.1", "0.2", "19999999.99", "-0.3")
                .map(revenue -> Events.order("o", NOON, revenue, null).build())
                .toList();

        assertThat(value(new Sum("m", Amount.REVENUE), orders)).isEqualTo("19999999.990000");
        assertThat(value(new Average("m", Amount.REVENUE), orders)).isEqualTo("4999999.997500");
        assertThat(value(new Extreme("m", Amount.REVENUE, Extreme.End.MIN), orders))
                .isEqualTo("-0.300000");
        assertThat(value(new Extreme("m", Amount.REVENUE, Extreme.End.MAX), orders))
                .isEqualTo("19999999.990000");
    }

    @Test
    void roundsAnAverageHalfEven() {
        List<EnrichedEvent> orders = Stream.of("0.000001", "0.000002")
                .map(revenue -> Events.order("o", NOON, revenue, null).build())
                .toList();

        assertThat(value(new Average("m", Amount.REVENUE), orders)).isEqualTo("0.000002");
    }

    @Test
    void saysNothingOfNoAmounts() {
        List<EnrichedEvent> views = List.of(Events.view("v", NOON, "p").build());

        assertThat(value(new Average("m", Amount.REVENUE), views)).isNull();
        assertThat(value(new Extreme("m", Amount.REVENUE, Extreme.End.MAX), views))
                .isNull();
        assertThat(value(new Sum("m", Amount.REVENUE), views)).isEqualTo("0.000000");
        assertThat(value(new Distinct("m", Field.ORDER, 12), views)).isEqualTo("0.000000");
    }

    @Test
    void countsFewDifferentValuesExactly() {
        Measurement visitors = measured(new Distinct("m", Field.VISITOR, 12), visitors(300));

        assertThat(visitors.getValue()).isEqualByComparingTo("300");
        assertThat(visitors.getError()).isNull();
    }

    @Test
    void estimatesManyDifferentValuesAndSaysHowWell() {
        Distinct distinct = new Distinct("m", Field.VISITOR, 12);

        Measurement visitors = measured(distinct, visitors(20_000));

        assertThat(distinct.error()).isEqualTo(0.01625);
        assertThat(visitors.getError()).isEqualTo(0.01625);
        assertThat(visitors.getValue().doubleValue()).isCloseTo(20_000, within(20_000 * 3 * distinct.error()));
    }

    @Test
    void listsTheMostFrequentFirst() {
        List<EnrichedEvent> views = Stream.of("a", "b", "b", "c", "c", "c", "d")
                .map(product -> Events.view("v", NOON, product).build())
                .toList();

        Measurement top = measured(new Top("m", Field.PRODUCT, 2, 10), views);

        assertThat(top.getTop()).containsExactly(new ItemCount("c", 3L), new ItemCount("b", 2L));
        assertThat(top.getError()).isNull();
    }

    @Test
    void saysHowFarATopListIsOffWhenValuesFellOut() {
        List<EnrichedEvent> views = Stream.of("a", "a", "a", "b", "c", "a", "d", "e")
                .map(product -> Events.view("v", NOON, product).build())
                .toList();

        Measurement top = measured(new Top("m", Field.PRODUCT, 1, 2), views);

        assertThat(top.getTop().get(0).getItem()).isEqualTo("a");
        assertThat(top.getError()).isPositive();
        assertThat(4 - top.getTop().get(0).getCount())
                .isBetween(0L, top.getError().longValue());
    }

    @Test
    void dividesOneMeasureByAnother() {
        Metric metric = metric(
                Each.EVENT,
                new Ratio("abandoned", "carts", "orders", "carts", false),
                new Filtered(EventFilter.of(EventType.PRODUCT_ADDED), new Count("carts")),
                new Filtered(EventFilter.of(EventType.ORDER_COMPLETED), new Count("orders")));
        EnrichedEvent cart =
                Events.event("c", NOON).setType(EventType.PRODUCT_ADDED).build();
        EnrichedEvent order = Events.order("o", NOON, "1", null).build();

        assertThat(present(metric, cart, cart, cart, order).get(0).getValue()).isEqualByComparingTo("0.666667");
        assertThat(present(metric, order).get(0).getValue()).isNull();
    }

    @Test
    void isNotAboutEventsThatChangeNone() {
        Metric metric =
                metric(Each.EVENT, new Filtered(EventFilter.of(EventType.ORDER_COMPLETED), new Count("orders")));

        assertThat(new Observer(metric).observe(Events.view("v", NOON, "p").build()))
                .isEmpty();
        assertThat(new Observer(metric)
                        .observe(Events.order("o", NOON, "1", null).build()))
                .hasSize(1);
    }

    @Test
    void looksAtEachProductOfAnOrder() {
        Metric metric = new Metric(
                "m",
                "",
                EventFilter.ALL,
                Each.PRODUCT,
                List.of(Field.CATEGORY),
                new FixedWindows(Duration.ofMinutes(1)),
                List.of(new Sum("value", Amount.VALUE), new Sum("units", Amount.QUANTITY)),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(1),
                EarlyPanes.NONE);
        EnrichedEvent order = Events.order("o", NOON, "100", null)
                .setLines(List.of(line("toys", "2.50", "3"), line("books", "9", null), line("toys", "1", "1")))
                .build();

        List<Observation> observations = new Observer(metric).observe(order);

        assertThat(observations)
                .extracting(
                        seen -> seen.group().values().get(0).getValue(),
                        seen -> seen.group().currency(),
                        seen -> present(metric, seen).get(0).getValue(),
                        seen -> present(metric, seen).get(1).getValue())
                .containsExactly(
                        tuple("toys", "GBP", decimal("8.50"), decimal("4")),
                        tuple("books", "GBP", decimal("9"), decimal("0")));
    }

    @Test
    void comparesAmounts() {
        EventFilter firstOfVisit = new EventFilter(
                Set.of(),
                Map.of(),
                Map.of(),
                List.of(Comparison.parse(Amount.POSITION, "= 1").orElseThrow()));
        EventFilter large = new EventFilter(
                Set.of(),
                Map.of(),
                Map.of(),
                List.of(Comparison.parse(Amount.REVENUE, ">= 100").orElseThrow()));

        assertThat(firstOfVisit.takes(Subject.whole(Events.event("e", NOON).build())))
                .isTrue();
        assertThat(firstOfVisit.takes(
                        Subject.whole(Events.event("e", NOON).setSessionSeq(2).build())))
                .isFalse();
        assertThat(large.takes(
                        Subject.whole(Events.order("o", NOON, "99.99", null).build())))
                .isFalse();
        assertThat(large.takes(
                        Subject.whole(Events.order("o", NOON, "100", null).build())))
                .isTrue();
        assertThat(large.takes(Subject.whole(Events.view("v", NOON, "p").build())))
                .isFalse();
        assertThat(Comparison.parse(Amount.REVENUE, "about 100")).isEmpty();
    }

    private static Metric metric(Each each, Measure... measures) {
        return new Metric(
                "m",
                "",
                EventFilter.ALL,
                each,
                List.of(),
                new FixedWindows(Duration.ofMinutes(1)),
                List.of(measures),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(1),
                EarlyPanes.NONE);
    }

    private static List<Measurement> present(Metric metric, EnrichedEvent... events) {
        Observer observer = new Observer(metric);
        return present(
                metric,
                Stream.of(events)
                        .flatMap(event -> observer.observe(event).stream())
                        .toArray(Observation[]::new));
    }

    private static List<Measurement> present(Metric metric, Observation... observations) {
        Sums sums = metric.noSums();
        for (Observation observation : observations) {
            sums.add(observation);
        }
        return metric.present(sums.gathered());
    }

    private static Measurement measured(Accumulated measure, List<EnrichedEvent> events) {
        return measure.present(events.stream()
                .map(Subject::whole)
                .flatMap(subject -> measure.of(subject).stream())
                .reduce(measure::merge)
                .orElse(null));
    }

    private static @Nullable String value(Accumulated measure, List<EnrichedEvent> events) {
        BigDecimal value = measured(measure, events).getValue();
        return value == null ? null : value.toPlainString();
    }

    private static List<EnrichedEvent> visitors(int number) {
        return IntStream.range(0, number)
                .mapToObj(visitor ->
                        Events.event("e", NOON).setVisitorId("a:" + visitor).build())
                .toList();
    }

    private static ProductLine line(String category, String price, @Nullable String quantity) {
        return ProductLine.newBuilder()
                .setCategory(category)
                .setPrice(decimal(price))
                .setQuantity(quantity == null ? null : new BigDecimal(quantity).setScale(3))
                .build();
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number).setScale(6);
    }
}
