package io.millrace.gateway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.gateway.intake.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item that was refused, as the sender is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectedItem(int index, @Nullable String messageId, String code, String detail) {

    public static List<RejectedItem> of(List<Rejection> rejections) {
        return rejections.stream()
                .map(rejection -> new RejectedItem(
                        rejection.index(),
                        rejection.messageId(),
                        rejection.reason().code(),
                        rejection.detail()))
                .toList();
    }
}
