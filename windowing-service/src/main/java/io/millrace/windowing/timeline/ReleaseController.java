package io.millrace.windowing.timeline;

import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator go on without a source that has fallen silent. */
@RestController
@RequiresKey(Access.ADMIN)
final class ReleaseController {
    private final SourceReleases releases;

    ReleaseController(SourceReleases releases) {
        this.releases = releases;
    }

    @PostMapping("/v1/watermarks/{timeline}/sources/{source}/release")
    ReleaseView release(@PathVariable String timeline, @PathVariable String source) {
        return new ReleaseView(timeline, source, releases.release(timeline, source));
    }

    /** What was said, and on which topics. */
    record ReleaseView(String timeline, String source, List<String> topics) {}
}
