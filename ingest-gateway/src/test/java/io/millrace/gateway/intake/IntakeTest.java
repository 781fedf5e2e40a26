package io.millrace.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.gateway.event.EventReader;
import io.millrace.gateway.event.EventSettings;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.publishing.RecordingLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Origin SHOP = Origin.of(Protocol.EVENTS, "shop", "live", "text/plain", null, null);
    private static final Origin LINES =
            Origin.of(Protocol.EVENTS, "shop", "last-year", "application/x-ndjson; charset=utf-8", null, null);

    private final TestIntake test = new TestIntake();
    private final RecordingLog log = new RecordingLog();
    private final Intake intake = test.intake(log);

    @Test
    void acceptsAnEvent() {
        Outcome outcome = take(event("m1"), SHOP);

        assertThat(outcome.accepted()).isEqualTo(1);
        assertThat(outcome.rejections()).isEmpty();
        assertThat(outcome.positions().endIn("collected")).contains(1L);
        assertThat(test.accepted).extracting(CollectedEvent::getMessageId).containsExactly("m1");
        assertThat(test.accepted.get(0).getReceivedAt()).isEqualTo(TestIntake.NOON);
        assertThat(test.heard).containsExactly("acknowledged", "accepted 1");
    }

    @Test
    void acceptsTheNeighboursOfABadItem() {
        Outcome outcome = take("[%s,{\"messageId\":\"m2\"},{bad},%s]".formatted(event("m1"), event("m4")), SHOP);

        assertThat(outcome.accepted()).isEqualTo(2);
        assertThat(outcome.rejections()).extracting(Rejection::index).containsExactly(1, 2);
        assertThat(outcome.rejections()).extracting(Rejection::messageId).containsExactly("m2", null);
        assertThat(outcome.rejections())
                .extracting(Rejection::reason)
                .containsExactly(Reason.UNKNOWN_TYPE, Reason.MALFORMED_JSON);
        assertThat(test.heard)
                .containsExactly("acknowledged", "accepted 2", "rejected unknown-type", "rejected malformed-json");
    }

    @Test
    void keepsTheBytesOfJustTheBadItemWithItsReason() {
        take("%s\n{\"messageId\":\"m2\"}".formatted(event("m1")), LINES);

        assertThat(test.rejected).hasSize(1);
        RejectedEvent rejected = test.rejected.get(0);
        assertThat(text(rejected.getRaw())).isEqualTo("{\"messageId\":\"m2\"}");
        assertThat(rejected.getTruncated()).isFalse();
        assertThat(rejected.getCode()).isEqualTo("unknown-type");
        assertThat(rejected.getDetail()).contains("track");
        assertThat(rejected.getStage()).isEqualTo("field");
        assertThat(rejected.getIndex()).isEqualTo(1);
        assertThat(rejected.getMessageId()).isEqualTo("m2");
        assertThat(rejected.getTimeline()).isEqualTo("last-year");
        assertThat(rejected.getSource()).isEqualTo("shop");
        assertThat(rejected.getProtocol()).isEqualTo("events");
        assertThat(rejected.getContentType()).isEqualTo("application/x-ndjson; charset=utf-8");
        assertThat(rejected.getReceivedAt()).isEqualTo(TestIntake.NOON);
    }

    @Test
    void keepsOnlyTheBeginningOfALongItem() {
        take("[%s,{\"x\":\"%s\"}]".formatted(event("m1"), "y".repeat(200)), SHOP);

        assertThat(test.rejected.get(0).getRaw().remaining()).isEqualTo(100);
        assertThat(test.rejected.get(0).getTruncated()).isTrue();
    }

    @Test
    void letsALineStandAloneWhenTheContentTypeSaysSo() {
        Outcome outcome = take("{\"a\":\n%s\n}".formatted(event("m1")), LINES);

        assertThat(outcome.accepted()).isEqualTo(1);
        assertThat(outcome.rejections()).hasSize(2);
    }

    @Test
    void refusesABodyWithoutAnyItem() {
        Outcome outcome = take(" [] ", SHOP);

        assertThat(outcome.bodyRefusal()).map(Rejection::reason).contains(Reason.NO_ITEMS);
        assertThat(test.rejected).hasSize(1);
        assertThat(test.rejected.get(0).getIndex()).isEqualTo(-1);
        assertThat(test.rejected.get(0).getStage()).isEqualTo("body");
        assertThat(text(test.rejected.get(0).getRaw())).isEqualTo(" [] ");
    }

    @Test
    void refusesABodyWithoutAnyJsonAsAWhole() {
        Outcome outcome = take("hello world\n{", SHOP);

        assertThat(outcome.accepted()).isZero();
        assertThat(outcome.bodyRefusal()).map(Rejection::reason).contains(Reason.MALFORMED_JSON);
        assertThat(log.records()).hasSize(1);
        RejectedEvent kept = test.rejected.get(test.rejected.size() - 1);
        assertThat(text(kept.getRaw())).isEqualTo("hello world\n{");
        assertThat(kept.getStage()).isEqualTo("body");
    }

    @Test
    void refusesItemsThatAreNoObjectsOneByOne() {
        Outcome outcome = take("[1,\"x\"]", SHOP);

        assertThat(outcome.bodyRefusal()).isEmpty();
        assertThat(outcome.rejections())
                .extracting(Rejection::reason)
                .containsExactly(Reason.NOT_AN_OBJECT, Reason.NOT_AN_OBJECT);
    }

    @Test
    void refusesItemsBeyondTheNumberThatIsTaken() {
        String six = String.join(",", event("1"), event("2"), event("3"), event("4"), event("5"), event("6"));

        Outcome outcome = take("[" + six + "]", SHOP);

        assertThat(outcome.accepted()).isEqualTo(5);
        assertThat(outcome.rejections()).extracting(Rejection::reason).containsExactly(Reason.TOO_MANY_EVENTS);
    }

    @Test
    void tellsApartOnlySoManyItemsThatAreTooMany() {
        Outcome outcome = take("1 ".repeat(1000), SHOP);

        assertThat(outcome.rejections()).hasSize(21);
        assertThat(outcome.rejections().get(20).reason()).isEqualTo(Reason.TOO_MANY_EVENTS);
    }

    @Test
    void takesALargerEventWhenItListsProducts() {
        String padding = "y".repeat(380);

        Outcome outcome = take("""
                [{"type":"page","userId":"u","properties":{"x":"%1$s"}},
                 {"type":"page","userId":"u","properties":{"products":[],"x":"%1$s"}},
                 {"type":"page","userId":"u","properties":{"products":[],"x":"%1$s%1$s"}}]""".formatted(padding), SHOP);

        assertThat(outcome.accepted()).isEqualTo(1);
        assertThat(outcome.rejections()).extracting(Rejection::index).containsExactly(0, 2);
        assertThat(outcome.rejections()).extracting(Rejection::reason).containsOnly(Reason.EVENT_TOO_LARGE);
    }

    @Test
    void doesNotReadAnItemThatIsLargerThanAnyMayBe() {
        Outcome outcome = take("[%s,{bad%s}]".formatted(event("m1"), " ".repeat(800)), SHOP);

        assertThat(outcome.rejections()).extracting(Rejection::reason).containsExactly(Reason.EVENT_TOO_LARGE);
    }

    @Test
    void keepsTheBeginningOfABodyThatIsRefusedUnread() {
        Outcome outcome = intake.refuse("[{".getBytes(UTF_8), SHOP, Reason.BODY_TOO_LARGE, "Too large")
                .join();

        assertThat(outcome.bodyRefusal()).map(Rejection::reason).contains(Reason.BODY_TOO_LARGE);
        assertThat(test.rejected.get(0).getCode()).isEqualTo("body-too-large");
        assertThat(test.rejected.get(0).getTruncated()).isTrue();
    }

    @Test
    void isInFlightUntilTheBrokersHaveAnswered() {
        log.fallSilent();

        CompletableFuture<Outcome> answer = intake.take(event("m1").getBytes(UTF_8), SHOP);

        assertThat(answer).isNotDone();
        assertThat(test.inFlight.size()).isEqualTo(1);
        log.acknowledge();
        assertThat(answer).isCompleted();
        assertThat(test.inFlight.size()).isZero();
    }

    @Test
    void reportsNothingAsAcceptedThatTheBrokersDidNotTake() {
        log.fail();

        assertThat(intake.take(event("m1").getBytes(UTF_8), SHOP)).isCompletedExceptionally();

        assertThat(test.heard).containsExactly("unacknowledged");
        assertThat(test.inFlight.size()).isZero();
    }

    @Test
    void leavesNothingInFlightWhenItFails() {
        IntakeLimits limits = new IntakeLimits(5, 800, 8, 100);
        Function<RejectedEvent, ProducerRecord<byte[], byte[]>> failing = event -> {
            throw new IllegalStateException("A bug");
        };
        EventReader reader = new EventReader(new EventSettings(400, 800, 256, 200, Duration.ofMinutes(5), "USD"));
        ItemSorter<CollectedEvent> sorter =
                new ItemSorter<>(reader, event -> new ProducerRecord<>("x", null), failing, limits);

        assertThatIllegalStateException()
                .isThrownBy(() -> new Intake(sorter, test.inFlight, log, test).take("{}".getBytes(UTF_8), SHOP));

        assertThat(test.inFlight.size()).isZero();
    }

    private Outcome take(String body, Origin origin) {
        return intake.take(body.getBytes(UTF_8), origin).join();
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes.duplicate()).toString();
    }

    private static String event(String messageId) {
        return "{\"type\":\"track\",\"event\":\"Cart Viewed\",\"userId\":\"u\",\"timestamp\":0,\"messageId\":\"%s\"}"
                .formatted(messageId);
    }
}
