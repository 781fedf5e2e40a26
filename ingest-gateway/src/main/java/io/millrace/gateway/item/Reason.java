package io.millrace.gateway.item;

import java.util.Locale;

/** Why something that was sent is refused. The codes are a contract: see docs/reference/rejections.md. */
public enum Reason {
    BODY_TOO_LARGE(Stage.BODY),
    UNREADABLE_BODY(Stage.BODY),
    NO_ITEMS(Stage.BODY),
    MALFORMED_JSON(Stage.ITEM),
    NOT_AN_OBJECT(Stage.ITEM),
    NESTED_TOO_DEEP(Stage.ITEM),
    TOO_MANY_KEYS(Stage.ITEM),
    EVENT_TOO_LARGE(Stage.ITEM),
    TOO_MANY_EVENTS(Stage.ITEM),
    UNKNOWN_TYPE(Stage.FIELD),
    MISSING_EVENT_NAME(Stage.FIELD),
    MISSING_IDENTITY(Stage.FIELD),
    MISSING_PRODUCT_ID(Stage.FIELD),
    MISSING_ERASURE_ID(Stage.FIELD),
    OPTED_OUT(Stage.FIELD),
    MISSING_TIMESTAMP(Stage.FIELD),
    INVALID_AMOUNT(Stage.FIELD),
    INVALID_CURRENCY(Stage.FIELD),
    INVALID_FIELD(Stage.FIELD),
    INVALID_ID(Stage.FIELD),
    INVALID_NAME(Stage.FIELD),
    INVALID_TIMESTAMP(Stage.FIELD);

    /** How far an item got. */
    private enum Stage {
        BODY,
        ITEM,
        FIELD
    }

    private final Stage stage;

    Reason(Stage stage) {
        this.stage = stage;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is refused when it is refused for this reason: body, item or field. */
    public String stage() {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
