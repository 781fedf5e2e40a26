package io.millrace.gateway.event;

import static io.millrace.gateway.event.SentEvents.NOON;
import static io.millrace.gateway.event.SentEvents.json;
import static io.millrace.gateway.event.SentEvents.read;
import static io.millrace.gateway.event.SentEvents.readImport;
import static io.millrace.gateway.event.SentEvents.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
    @Test
    void readsWhoDidWhatAndWhereItCameFrom() throws RefusedException {
        CollectedEvent event = read("""
                {"type":"track","event":"Cart Viewed","messageId":"m1","anonymousId":"dev","userId":"17850",
                 "timestamp":"2026-01-31T11:59:59.250Z"}""");

        assertThat(event.getMessageId()).isEqualTo("m1");
        assertThat(event.getTimeline()).isEqualTo("live");
        assertThat(event.getType()).isEqualTo(EventType.CART_VIEWED);
        assertThat(event.getName()).isEqualTo("Cart Viewed");
        assertThat(event.getVisitorId()).isEqualTo("a:dev");
        assertThat(event.getAnonymousId()).isEqualTo("dev");
        assertThat(event.getUserId()).isEqualTo("17850");
        assertThat(event.getSource()).isEqualTo("shop");
        assertThat(event.getProtocol()).isEqualTo("events");
        assertThat(event.getReceivedAt()).isEqualTo(NOON);
        assertThat(event.getEventTime()).isEqualTo("2026-01-31T11:59:59.250Z");
        assertThat(event.getClientTime()).isEqualTo("2026-01-31T11:59:59.250Z");
        assertThat(event.getLines()).isEmpty();
        assertThat(event.getCurrency()).isNull();
        assertThat(event.getProperties()).isNull();
    }

    @Test
    void givesAnEventWithoutAnIdOne() throws RefusedException {
        CollectedEvent one = read("{'type':'track','event':'x','userId':'u'}");
        CollectedEvent other = read("{'type':'track','event':'x','userId':'u','messageId':null}");

        assertThat(one.getMessageId()).hasSize(36).isNotEqualTo(other.getMessageId());
    }

    @Test
    void takesTheUserForTheVisitorWhenThereIsNoDevice() throws RefusedException {
        CollectedEvent event = read("{'type':'track','event':'x','userId':17850,'anonymousId':''}");

        assertThat(event.getVisitorId()).isEqualTo("u:17850");
        assertThat(event.getAnonymousId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'page','Home','PAGE_VIEWED','Home'",
        "'page',,'PAGE_VIEWED','Page Viewed'",
        "'screen',,'PAGE_VIEWED','Screen Viewed'",
        "'identify','ignored','IDENTIFIED','Identify'",
        "'group','ignored','CUSTOM','Group'"
    })
    void knowsTheCallsThatAreNotTracked(String call, String sentName, EventType type, String name)
            throws RefusedException {
        String nameField = sentName == null ? "" : ",'name':'" + sentName + "'";

        CollectedEvent event = read("{'type':'" + call + "','userId':'u'" + nameField + "}");

        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getName()).isEqualTo(name);
    }

    @Test
    void keepsWhatAnIdentifyOrAGroupSaysAsProperties() throws RefusedException {
        assertThat(read("{'type':'identify','userId':'u','traits':{'email':'a@b.c','age':7.50}}")
                        .getProperties())
                .isEqualTo(json("{'traits':{'email':'a@b.c','age':7.50}}"));
        assertThat(read("{'type':'group','userId':'u','groupId':'g','traits':{'n':1}}")
                        .getProperties())
                .isEqualTo(json("{'traits':{'n':1},'groupId':'g'}"));
    }

    @Test
    void keepsTheCategoryOfAPageAsAPropertyAndNotAsAProducts() throws RefusedException {
        CollectedEvent event =
                read("{'type':'page','name':'Home','category':'Start','userId':'u','properties':{'name':'N'}}");

        assertThat(event.getProduct()).isNull();
        assertThat(event.getProperties()).isEqualTo(json("{'name':'N','category':'Start'}"));
    }

    @Test
    void readsWhomAnAliasMeans() throws RefusedException {
        CollectedEvent event = read("{'type':'alias','userId':'u','previousId':'dev'}");

        assertThat(event.getType()).isEqualTo(EventType.IDENTIFIED);
        assertThat(event.getPreviousId()).isEqualTo("dev");
        assertThat(refusal("{'type':'alias','userId':'u'}")).isEqualTo(Reason.MISSING_IDENTITY);
    }

    @Test
    void readsWhatWasSearchedFor() throws RefusedException {
        String start = "{'type':'track','event':'Products Searched','userId':'u','properties':";

        assertThat(read(start + "{'query':'lantern'}}").getSearchQuery()).isEqualTo("lantern");
        assertThat(read(start + "{'search_query':'lantern'}}").getSearchQuery()).isEqualTo("lantern");
        assertThat(read(start + "{'query':{'text':'lantern','max':5}}}").getSearchQuery())
                .isEqualTo(json("{'text':'lantern','max':5}"));
    }

    @Test
    void readsTheContextAndKeepsItsRest() throws RefusedException {
        CollectedEvent event = read("""
                {'type':'page','userId':'u','context':{'ip':'203.0.113.9','locale':'en-GB','userAgent':'Safari',
                 'page':{'url':'https://s/p?q=1','path':'/p','title':'P','referrer':'https://r/','search':'?q=1'},
                 'campaign':{'source':'s','medium':'m','name':'n','term':'t','content':'c'},
                 'location':{'country':'France','region':'IDF','city':'Paris'},
                 'device':{'type':'mobile','model':'X'},'os':{'name':'iOS'},'library':{'name':'l','version':1}}}""");

        assertThat(event.getContext().getUrl()).isEqualTo("https://s/p?q=1");
        assertThat(event.getContext().getPath()).isEqualTo("/p");
        assertThat(event.getContext().getTitle()).isEqualTo("P");
        assertThat(event.getContext().getReferrer()).isEqualTo("https://r/");
        assertThat(event.getContext().getLocale()).isEqualTo("en-GB");
        assertThat(event.getContext().getUserAgent()).isEqualTo("Safari");
        assertThat(event.getContext().getIp()).isEqualTo("192.0.2.7");
        assertThat(event.getContext().getCampaign()).isEqualTo(new Campaign("s", "m", "n", "t", "c"));
        assertThat(event.getContext().getPlace()).isEqualTo(new Place("France", "IDF", "Paris"));
        assertThat(event.getContext().getDevice()).isEqualTo(new Device("mobile", "iOS", null));
        assertThat(event.getContext().getRest())
                .isEqualTo(
                        json("{'page':{'search':'?q=1'},'device':{'model':'X'},'library':{'name':'l','version':1}}"));
    }

    @Test
    void takesFromTheRequestWhatAnImporterCannotShow() throws RefusedException {
        CollectedEvent live = read("{'type':'page','userId':'u'}");
        CollectedEvent imported = readImport("{'type':'page','userId':'u','timestamp':0}");

        assertThat(live.getContext().getUserAgent()).isEqualTo("Firefox");
        assertThat(live.getContext().getIp()).isEqualTo("192.0.2.7");
        assertThat(imported.getTimeline()).isEqualTo("last-year");
        assertThat(imported.getContext().getUserAgent()).isNull();
        assertThat(imported.getContext().getIp()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | UNKNOWN_TYPE",
                "{'type':'Track','event':'x','userId':'u'} | UNKNOWN_TYPE",
                "{'type':['track'],'event':'x','userId':'u'} | UNKNOWN_TYPE",
                "{'type':'track','userId':'u'} | MISSING_EVENT_NAME",
                "{'type':'track','event':' ','userId':'u'} | MISSING_EVENT_NAME",
                "{'type':'page'} | MISSING_IDENTITY",
                "{'type':'page','userId':'','anonymousId':null} | MISSING_IDENTITY",
                "{'type':'page','userId':{}} | INVALID_ID",
                "{'type':'page','userId':true} | INVALID_ID",
                "{'type':'page','userId':'a\\u0000b'} | INVALID_ID",
                "{'type':'page','userId':'a\\ud800'} | INVALID_ID",
                "{'type':'page','userId':'u','messageId':[]} | INVALID_ID",
                "{'type':'page','userId':'u','timestamp':'x'} | INVALID_TIMESTAMP",
                "{'type':'page','userId':'u','sentAt':'x'} | INVALID_TIMESTAMP",
                "{'type':'page','userId':'u','properties':[]} | INVALID_FIELD",
                "{'type':'page','userId':'u','context':'x'} | INVALID_FIELD",
                "{'type':'identify','userId':'u','traits':1} | INVALID_FIELD",
                "{'type':'page','userId':'u','properties':{'products':[1]}} | INVALID_FIELD"
            })
    void refusesWithTheReason(String event, Reason reason) {
        assertThat(refusal(event)).isEqualTo(reason);
    }

    @Test
    void refusesNamesAndIdsThatAreTooLong() {
        String start = "{'type':'track','userId':'u','event':'";

        assertThat(refusal(start + "x".repeat(201) + "'}")).isEqualTo(Reason.INVALID_NAME);
        assertThat(refusal(start + "x','messageId':'" + "i".repeat(257) + "'}")).isEqualTo(Reason.INVALID_ID);
    }
}
