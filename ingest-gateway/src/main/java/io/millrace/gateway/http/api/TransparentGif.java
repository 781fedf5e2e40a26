package io.millrace.gateway.http.api;

import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.Route;
import java.util.Base64;

/** An image that nobody sees, for clients that can only load images. No cache may keep it, or it would be asked for once. */
public final class TransparentGif {
    private static final String BASE64 = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    private TransparentGif() {}

    /** Tells whoever looks whether the image is there, as scanners of mail do, that it is; nobody has seen it, so nothing is taken. */
    public static Route head(String path) {
        return Route.head(path, request -> answer(200).now());
    }

    public static IngestAnswer answer(int status) {
        return IngestAnswer.of(status, "image/gif", Base64.getDecoder().decode(BASE64))
                .with("Cache-Control", "no-store, private")
                .with("Expires", "0");
    }
}
