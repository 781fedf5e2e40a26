package io.millrace.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.intake.Allowance;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.intake.Sender;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import io.millrace.gateway.privacy.ConsentRule;
import io.millrace.gateway.privacy.OptOut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of those who do not want to be tracked. */
class AnonymisedEventTest {
    private static final String EVENT = """
            {"type":"track","event":"Order Completed","messageId":"m","anonymousId":"dev","userId":"ada",
             "properties":{"order_id":"o","revenue":5,"currency":"EUR"},
             "context":{"traits":{"email":"ada@example.org"},"device":{"id":"d","advertisingId":"a","type":"mobile"},
                        "page":{"url":"https://shop/"},"screen":{"width":1}}}""";

    @Test
    void sayNothingOfWhoItWas() throws RefusedException {
        CollectedEvent event = read(ConsentRule.ofBrowsers(), EVENT, origin("live", true));

        assertThat(event.getVisitorId()).isEqualTo("h:alias");
        assertThat(event.getAnonymousId()).isNull();
        assertThat(event.getUserId()).isNull();
        assertThat(event.getContext().getIp()).isNull();
        assertThat(event.getContext().getIpHash()).isNull();
        assertThat(event.toString()).doesNotContain("ada", "advertisingId", "\"dev\"");
    }

    @Test
    void stillSayWhatHappenedWhereAndOnWhat() throws RefusedException {
        CollectedEvent event = read(ConsentRule.ofBrowsers(), EVENT, origin("live", true));

        assertThat(event.getOrderId()).isEqualTo("o");
        assertThat(event.getRevenue()).isEqualByComparingTo("5");
        assertThat(event.getContext().getUrl()).isEqualTo("https://shop/");
        assertThat(event.getContext().getUserAgent()).isEqualTo("Firefox");
        assertThat(event.getContext().getDevice().getType()).isEqualTo("mobile");
        assertThat(event.getContext().getRest()).isEqualTo("{\"screen\":{\"width\":1}}");
    }

    @Test
    void needNoIdentityToBeginWith() throws RefusedException {
        CollectedEvent event = read(ConsentRule.ofBrowsers(), "{'type':'page'}", origin("live", true));

        assertThat(event.getVisitorId()).isEqualTo("h:alias");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'identify','userId':'ada','traits':{'email':'x'}}",
                "{'type':'alias','userId':'ada','previousId':'dev'}",
                "{'type':'group','userId':'ada','groupId':'g'}"
            })
    void areRefusedWhenTheySayNothingElse(String event) {
        assertRefused(ConsentRule.ofBrowsers(), event, origin("live", true));
    }

    @Test
    void areRefusedOrTakenAsTheyAreWhereTheOperatorSaysSo() throws RefusedException {
        ConsentRule refusing = new ConsentRule(OptOut.REFUSE, null);
        ConsentRule ignoring = new ConsentRule(OptOut.IGNORE, null);

        assertRefused(refusing, EVENT, origin("live", true));
        assertThat(read(ignoring, EVENT, origin("live", true)).getUserId()).isEqualTo("ada");
        assertThat(read(refusing, EVENT, origin("live", false)).getUserId()).isEqualTo("ada");
    }

    @Test
    void areNotThoseThatAnImporterSends() throws RefusedException {
        String event = EVENT.replace("\"messageId\"", "\"timestamp\":0,\"messageId\"");

        assertThat(read(ConsentRule.ofBrowsers(), event, origin("last-year", true))
                        .getUserId())
                .isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                      | h:alias",
                "{'consent':{'categoryPreferences':{'Analytics':false}}} | h:alias",
                "{'consent':{'categoryPreferences':{'Ads':true}}}        | h:alias",
                "{'consent':{'categoryPreferences':{'Analytics':'yes'}}} | h:alias",
                "{'consent':true}                                        | h:alias",
                "{'consent':{'categoryPreferences':{'Analytics':true}}}  | a:dev"
            })
    void areThoseWithoutTheConsentThatIsAskedFor(String context, String visitorId) throws RefusedException {
        String event = "{'type':'page','anonymousId':'dev','context':%s}".formatted(context);

        CollectedEvent read = read(new ConsentRule(OptOut.ANONYMISE, "Analytics"), event, origin("live", false));

        assertThat(read.getVisitorId()).isEqualTo(visitorId);
    }

    @Test
    void takeTheIdOfACookieWhenTheyNameNobody() throws RefusedException {
        Sender sender = new Sender("Firefox", null, "h:address", "cookie", false, () -> "h:alias");
        Origin origin = new Origin(Protocol.PIXEL, "shop", "live", null, sender, Allowance.UNLIMITED);

        CollectedEvent nobodys = read(ConsentRule.ofBrowsers(), "{'type':'page'}", origin);
        CollectedEvent users = read(ConsentRule.ofBrowsers(), "{'type':'page','userId':'ada'}", origin);

        assertThat(nobodys.getVisitorId()).isEqualTo("a:cookie");
        assertThat(nobodys.getAnonymousId()).isEqualTo("cookie");
        assertThat(nobodys.getContext().getIpHash()).isEqualTo("h:address");
        assertThat(users.getVisitorId()).isEqualTo("u:ada");
    }

    private static void assertRefused(ConsentRule rule, String event, Origin origin) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(rule, event, origin))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.OPTED_OUT));
    }

    private static Origin origin(String timeline, boolean optedOut) {
        Sender sender = new Sender("Firefox", "192.0.2.7", "h:address", null, optedOut, () -> "h:alias");
        return new Origin(Protocol.EVENTS, "shop", timeline, null, sender, Allowance.UNLIMITED);
    }

    private static CollectedEvent read(ConsentRule rule, String event, Origin origin) throws RefusedException {
        EventReader reader =
                new EventReader(new EventSettings(32_768, 524_288, 256, 200, Duration.ofMinutes(5), "USD"), rule);
        byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return reader.read(
                new ItemParser(32).parse(bytes, new Item(0, bytes.length, 1, false)),
                origin,
                Instant.parse("2026-01-31T12:00:00Z"));
    }
}
