package io.millrace.recommendation.follow;

import static io.millrace.recommendation.Events.NOON;
import static io.millrace.recommendation.Events.event;
import static io.millrace.recommendation.Events.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.recommendation.index.Click;
import org.junit.jupiter.api.Test;

class ClickRuleTest {

    @Test
    void takesAViewOfAProductAsAClick() {
        assertThat(ClickRule.clickOf(viewed("a:v", "lantern", NOON).build()))
                .contains(new Click("live", "a:v", "visit-of-a:v", NOON, "lantern"));
    }

    @Test
    void takesNoOtherEventAsAClick() {
        assertThat(ClickRule.clickOf(event("a:v", NOON).build())).isEmpty();
        assertThat(ClickRule.clickOf(viewed("a:v", "lantern", NOON)
                        .setType(EventType.PRODUCT_REMOVED)
                        .build()))
                .isEmpty();
    }

    @Test
    void doesNotLearnFromCrawlers() {
        assertThat(ClickRule.clickOf(viewed("a:v", "lantern", NOON).setBot(true).build()))
                .isEmpty();
    }

    @Test
    void doesNotLearnFromAProductWithoutAUsableId() {
        ProductLine nameless = ProductLine.newBuilder().build();

        assertThat(ClickRule.clickOf(
                        viewed("a:v", "x", NOON).setProduct(nameless).build()))
                .isEmpty();
        assertThat(ClickRule.clickOf(viewed("a:v", " ", NOON).build())).isEmpty();
        assertThat(ClickRule.clickOf(viewed("a:v", "x".repeat(257), NOON).build()))
                .isEmpty();
    }
}
