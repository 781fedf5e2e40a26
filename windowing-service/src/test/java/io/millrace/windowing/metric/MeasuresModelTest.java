package io.millrace.windowing.metric;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import io.millrace.windowing.Events;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every measure against one that sees all events at once, whatever is merged with what, in which order, and stored between. */
class MeasuresModelTest {
    private static final Distinct FEW = new Distinct("few", Field.PRODUCT, 12);
    private static final Distinct MANY = new Distinct("many", Field.PRODUCT, 4);
    private static final Top TOP = new Top("top", Field.PRODUCT, 3, 1_000);
    private static final Top SMALL_TOP = new Top("small", Field.PRODUCT, 3, 5);
    private static final List<Accumulated> EXACT = List.of(
            new Count("count"),
            new Sum("sum", Amount.REVENUE),
            new Average("average", Amount.REVENUE),
            new Extreme("least", Amount.REVENUE, Extreme.End.MIN),
            new Extreme("greatest", Amount.REVENUE, Extreme.End.MAX),
            FEW,
            MANY,
            TOP);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void comesToTheSameInAnyOrder(@ForAll("subjects") List<Subject> subjects, @ForAll("seeds") int seed) {
        for (Accumulated measure : EXACT) {
            List<Accumulator> one = each(measure, subjects);
            List<Accumulator> other = new ArrayList<>(one);
            Collections.shuffle(other, new Random(seed));

            assertThat(measure.present(inTurn(measure, other)))
                    .as(measure.name())
                    .isEqualTo(measure.present(inTurn(measure, one)));
            assertThat(measure.present(inPairs(measure, other)))
                    .as(measure.name())
                    .isEqualTo(measure.present(inTurn(measure, one)));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isWithoutWhatWasTakenOutAsIfThatHadNeverBeen(
            @ForAll("subjects") List<Subject> subjects, @ForAll("subjects") List<Subject> others) {
        List<Accumulated> measures =
                EXACT.stream().filter(Accumulated::canBeTakenOut).toList();

        assertThat(measures).extracting(Accumulated::name).containsExactly("count", "sum", "average");
        for (Accumulated measure : measures) {
            Accumulator left = inTurn(measure, each(measure, subjects));
            Accumulator taken = inTurn(measure, each(measure, others));
            Accumulator whole = stored(measure.merge(taken, left));

            assertThat(measure.present(measure.without(whole, taken)))
                    .as(measure.name())
                    .isEqualTo(measure.present(left));
            assertThat(measure.present(measure.without(left, left)))
                    .as(measure.name())
                    .isEqualTo(measure.present(null));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isTheSameAddedUpInPlace(@ForAll("subjects") List<Subject> subjects, @ForAll("subjects") List<Subject> others) {
        for (Accumulated measure : EXACT) {
            Total total = measure.total();
            subjects.forEach(total::add);
            each(measure, others).forEach(total::add);

            assertThat(measure.present(total.gathered()))
                    .as(measure.name())
                    .isEqualTo(measure.present(measure.merge(
                            inTurn(measure, each(measure, subjects)), inTurn(measure, each(measure, others)))));
            assertThat(subjects.stream().map(measure::isChangedBy).toList())
                    .isEqualTo(subjects.stream()
                            .map(subject -> measure.of(subject).isPresent())
                            .toList());
            if (measure.canBeTakenOut()) {
                each(measure, subjects).forEach(total::takeOut);
                assertThat(measure.present(total.gathered()))
                        .as(measure.name())
                        .isEqualTo(measure.present(inTurn(measure, each(measure, others))));
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void countsDifferentValuesAsASetDoes(@ForAll("subjects") List<Subject> subjects) {
        Measurement measured = FEW.present(inPairs(FEW, each(FEW, subjects)));

        assertThat(measured.getValue()).isEqualByComparingTo(Decimals.of(new HashSet<>(products(subjects)).size()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void listsNoValueWithMoreThanItHasAndNoneWithLessThanItSays(@ForAll("subjects") List<Subject> subjects) {
        Map<String, Long> counts = new HashMap<>();
        products(subjects).forEach(product -> counts.merge(product, 1L, Long::sum));

        Measurement top = SMALL_TOP.present(inPairs(SMALL_TOP, each(SMALL_TOP, subjects)));

        double error = top.getError() == null ? 0 : top.getError();
        assertThat(error).isLessThanOrEqualTo(subjects.size() / 6.0);
        assertThat(top.getTop())
                .allSatisfy(item -> assertThat(counts.getOrDefault(item.getItem(), 0L) - item.getCount())
                        .isBetween(0L, (long) error));
    }

    @Provide
    Arbitrary<List<Subject>> subjects() {
        Arbitrary<String> products = Arbitraries.integers().between(1, 40).map(number -> "p" + number);
        Arbitrary<String> amounts = Arbitraries.integers().between(-100, 100).map(cents -> cents + ".01");
        return Combinators.combine(products, amounts)
                .as((product, amount) -> Subject.whole(Events.view("v", NOON, product)
                        .setRevenue(Events.money(amount))
                        .build()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Integer> seeds() {
        return Arbitraries.integers();
    }

    private static List<String> products(List<Subject> subjects) {
        return subjects.stream()
                .map(subject -> subject.event().getProduct().getProductId())
                .toList();
    }

    private static List<Accumulator> each(Accumulated measure, List<Subject> subjects) {
        return subjects.stream()
                .flatMap(subject -> measure.of(subject).stream())
                .toList();
    }

    private static Accumulator inTurn(Accumulated measure, List<Accumulator> gathered) {
        return gathered.stream()
                .reduce((one, other) -> stored(measure.merge(one, other)))
                .orElseThrow();
    }

    /** As the partials of many sources are merged: each with its neighbour until one is left. */
    private static Accumulator inPairs(Accumulated measure, List<Accumulator> gathered) {
        List<Accumulator> round = gathered;
        while (round.size() > 1) {
            List<Accumulator> next = new ArrayList<>();
            for (int i = 0; i + 1 < round.size(); i += 2) {
                next.add(stored(measure.merge(round.get(i), round.get(i + 1))));
            }
            if (round.size() % 2 == 1) {
                next.add(round.get(round.size() - 1));
            }
            round = next;
        }
        return round.get(0);
    }

    private static Accumulator stored(Accumulator accumulator) {
        try {
            return Accumulator.fromByteBuffer(accumulator.toByteBuffer());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
