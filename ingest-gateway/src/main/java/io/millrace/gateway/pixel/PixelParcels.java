package io.millrace.gateway.pixel;

import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.RefusedException;
import io.millrace.gateway.segment.SegmentParcels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the events in the address of an image, and in a beacon. */
public final class PixelParcels {
    private static final String DATA = "data";
    private static final String PAGE = "context.page";

    private final IntakeLimits limits;
    private final SegmentParcels calls;

    public PixelParcels(IntakeLimits limits, SegmentParcels calls) {
        this.limits = limits;
        this.calls = calls;
    }

    /** Events as JSON in the parameter {@code data}, or one event field by field. */
    Parcel pixel(IngestRequest request) throws RefusedException {
        String data = request.queryParameter(DATA);
        return data == null ? pixel(request, null) : calls.calls(EncodedEvents.inText(data));
    }

    /**
     * One event field by field, on the page that shows the image.
     *
     * @param type of the call if the path says it
     */
    Parcel pixel(IngestRequest request, @Nullable String type) {
        Map<String, String> parameters = new LinkedHashMap<>(request.firstParameters());
        String page = request.header("Referer");
        boolean saysWhere = parameters.containsKey("context")
                || parameters.keySet().stream().anyMatch(name -> name.startsWith(PAGE));
        if (page != null && !parameters.isEmpty() && !saysWhere) {
            parameters.put(PAGE + ".url", page);
        }
        return new FieldsParcel(request.queryText(), parameters, limits.maxDepth(), type);
    }

    /** Events as a page sends them off without asking leave: JSON, perhaps in base64 or in a form. */
    Parcel beacon(IngestRequest request) throws RefusedException {
        return calls.calls(EncodedEvents.inBody(request.body().bytes(), request.contentType()));
    }
}
