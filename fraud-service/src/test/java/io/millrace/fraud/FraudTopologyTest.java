package io.millrace.fraud;

import static io.millrace.fraud.Events.NOON;
import static io.millrace.fraud.Events.event;
import static io.millrace.fraud.Events.order;
import static io.millrace.fraud.Events.orderFrom;
import static io.millrace.fraud.Events.rule;
import static io.millrace.fraud.Events.version;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import io.millrace.fraud.ledger.LedgerView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FraudTopologyTest {
    private final FraudBench bench = new FraudBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void hasTheApprovedShape() {
        assertThat(bench.describe())
                .isEqualToNormalizingNewlines(contentOf(getClass().getResource("approved-topology.txt")));
    }

    @Test
    void raisesOneAlertForSixOrdersWithinTenMinutes() {
        bench.write(rule("orders-per-customer", version(1, EntityType.CUSTOMER, 5, Instant.EPOCH)));

        for (int i = 1; i <= 8; i++) {
            bench.happen(order("u:anne", "m" + i, NOON.plusSeconds(60L * i)));
        }

        assertThat(bench.alerts()).singleElement().satisfies(record -> {
            FraudAlert alert = record.value;
            assertThat(record.key).isEqualTo("customer:u:anne");
            assertThat(alert.getRuleId()).isEqualTo("orders-per-customer");
            assertThat(alert.getMessageId()).isEqualTo("m6");
            assertThat(alert.getValue()).isEqualTo(6);
            assertThat(alert.getFeature()).isEqualTo("orders per customer within PT10M");
            assertThat(alert.getRaisedAt()).isEqualTo(FraudBench.JUDGED_AT);
        });
    }

    @Test
    void decidesOnEveryOrderWithReasons() {
        bench.write(rule("two-at-most", version(1, EntityType.CUSTOMER, 2, Instant.EPOCH)));

        for (int i = 1; i <= 3; i++) {
            bench.happen(order("u:anne", "m" + i, NOON.plusSeconds(i)));
        }

        List<FraudDecision> decisions = bench.decisions();
        assertThat(decisions)
                .extracting(FraudDecision::getAction)
                .containsExactly(FraudAction.ALLOW, FraudAction.ALLOW, FraudAction.REVIEW);
        assertThat(decisions.get(2).getScore()).isEqualTo(70);
        assertThat(decisions.get(2).getReasons()).singleElement().satisfies(reason -> {
            assertThat(reason.getRuleId()).isEqualTo("two-at-most");
            assertThat(reason.getValue()).isEqualTo(3);
            assertThat(reason.getThreshold()).isEqualTo(2);
            assertThat(reason.getContribution()).isEqualTo(70);
        });
        assertThat(decisions).extracting(FraudDecision::getDecisionId).doesNotHaveDuplicates();
    }

    @Test
    void seesNothingSuspiciousInOrdersThatLieApart() {
        bench.write(rule("orders-per-customer", version(1, EntityType.CUSTOMER, 5, Instant.EPOCH)));

        for (int i = 1; i <= 12; i++) {
            bench.happen(order("u:anne", "m" + i, NOON.plus(Duration.ofMinutes(2L * i))));
        }

        assertThat(bench.alerts()).isEmpty();
        assertThat(bench.decisions()).hasSize(12).allMatch(decision -> decision.getAction() == FraudAction.ALLOW);
    }

    @Test
    void raisesTheNextAlertWhenTheWindowOfTheLastIsOver() {
        bench.write(rule("one-at-most", version(1, EntityType.CUSTOMER, 1, Instant.EPOCH)));

        for (int i = 0; i <= 4; i++) {
            bench.happen(order("u:anne", "m" + i, NOON.plus(Duration.ofMinutes(5L * i))));
        }

        assertThat(bench.alerts())
                .extracting(record -> record.value.getMessageId())
                .containsExactly("m1", "m3");
    }

    @Test
    void findsSixOrdersWithinTenMinutesHoweverTheyArrive() {
        bench.write(rule("orders-per-customer", version(1, EntityType.CUSTOMER, 5, Instant.EPOCH)));

        for (int second : new int[] {300, 10, 599, 200, 100, 0}) {
            bench.happen(order("u:anne", "m" + second, NOON.plusSeconds(second)));
        }

        assertThat(bench.alerts())
                .singleElement()
                .satisfies(record -> assertThat(record.value.getMessageId()).isEqualTo("m0"));
    }

    @Test
    void countsByNetworkAddressAcrossCustomers() {
        bench.write(rule("orders-per-address", version(1, EntityType.IP, 2, Instant.EPOCH)));

        for (int i = 1; i <= 3; i++) {
            bench.happen(orderFrom("192.0.2.1", "u:customer" + i, "m" + i, NOON.plusSeconds(i)));
        }

        assertThat(bench.alerts()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo("ip:192.0.2.1");
            assertThat(record.value.getCustomerId()).isEqualTo("u:customer3");
        });
        assertThat(bench.decisions())
                .filteredOn(decision -> decision.getEntity() == EntityType.IP)
                .singleElement()
                .satisfies(decision -> assertThat(decision.getAction()).isEqualTo(FraudAction.REVIEW));
    }

    @Test
    void judgesAnEventByTheVersionThatWasEffectiveThen() {
        bench.write(rule(
                "changing",
                version(1, EntityType.CUSTOMER, 0, NOON),
                version(2, EntityType.CUSTOMER, 9, NOON.plusSeconds(60))));

        bench.happen(order("u:anne", "before", NOON.minusSeconds(1)));
        bench.happen(order("u:bob", "first", NOON));
        bench.happen(order("u:carl", "second", NOON.plusSeconds(60)));

        assertThat(bench.alerts())
                .extracting(record -> record.value.getMessageId())
                .containsExactly("first");
    }

    @Test
    void stopsJudgingByARuleThatIsDeleted() {
        bench.write(rule("none-at-all", version(1, EntityType.CUSTOMER, 0, Instant.EPOCH)));
        bench.delete("none-at-all");

        bench.happen(order("u:anne", "m1", NOON));

        assertThat(bench.alerts()).isEmpty();
    }

    @Test
    void keepsTimelinesApart() {
        bench.write(rule("one-at-most", version(1, EntityType.CUSTOMER, 1, Instant.EPOCH)));

        bench.happen(order("u:anne", "m1", NOON));
        bench.happen(order("u:anne", "m2", NOON).setTimeline("last-year"));

        assertThat(bench.alerts()).isEmpty();
    }

    @Test
    void setsAsideWhatIsNoEventAndGoesOn() {
        bench.happenRaw("not avro".getBytes(UTF_8));
        bench.happenRaw(null);

        bench.happen(order("u:anne", "m1", NOON));

        assertThat(bench.deadLetters()).hasSize(2);
        assertThat(bench.decisions()).hasSize(1);
    }

    @Test
    void accountsForEveryEvent() {
        bench.write(rule("none-at-all", version(1, EntityType.CUSTOMER, 0, Instant.EPOCH)));
        bench.happen(event("u:anne", "m1", NOON));
        bench.happen(orderFrom("192.0.2.1", "u:anne", "m2", NOON));
        bench.happenRaw("not avro".getBytes(UTF_8));

        LedgerView ledger = bench.ledger();

        assertThat(ledger).isEqualTo(new LedgerView(3, 1, 1, 1, 2, 2, 0, 1, 1, true));
    }

    @Test
    void keepsTheNewestAlertsForThoseWhoAsk() {
        bench.write(rule("none-at-all", version(1, EntityType.CUSTOMER, 0, Instant.EPOCH)));

        for (int i = 0; i < FraudBench.MOST_ALERTS + 2; i++) {
            bench.happen(order("u:customer" + i, "m" + i, NOON));
        }

        assertThat(bench.alerts()).hasSize(FraudBench.MOST_ALERTS + 2);
        assertThat(bench.recentAlerts()).hasSize(FraudBench.MOST_ALERTS);
    }

    @Test
    void forgetsEntitiesThatTimeHasPassed() {
        bench.happen(order("u:anne", "m1", NOON));
        bench.happen(order("u:bob", "m2", NOON.plus(Duration.ofHours(2))));
        bench.happen(order("u:carl", "m3", NOON).setTimeline("last-year"));

        bench.watermark("live", NOON.plus(Duration.ofHours(25)), false);
        assertThat(bench.counted()).containsExactly("last-year/customer:u:carl", "live/customer:u:bob");
        bench.watermark("last-year", NOON.plusSeconds(1), true);

        assertThat(bench.counted()).containsExactly("live/customer:u:bob");
    }
}
