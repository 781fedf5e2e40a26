package io.millrace.console.pipeline;

import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The suite at this moment, and from moment to moment. Shows no event and no person, so it asks for no key. */
@RestController
class PipelineController {
    private static final long FOR_EVER = 0L;

    private final PipelineWatch watch;

    PipelineController(PipelineWatch watch) {
        this.watch = watch;
    }

    /** 204 before the first look. */
    @GetMapping("/v1/pipeline")
    ResponseEntity<PipelineSnapshot> now() {
        return watch.latest()
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping(path = "/v1/pipeline/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() {
        SseEmitter emitter = new SseEmitter(FOR_EVER);
        Runnable end = watch.follow(new Page(emitter));
        emitter.onCompletion(end);
        emitter.onError(failure -> end.run());
        return emitter;
    }

    /** A page that is open somewhere. */
    private record Page(SseEmitter emitter) implements PipelineWatch.Follower {

        @Override
        public void see(PipelineSnapshot snapshot) {
            try {
                emitter.send(snapshot, MediaType.APPLICATION_JSON);
            } catch (IOException | IllegalStateException e) {
                // The page was closed.
                emitter.completeWithError(e);
            }
        }

        @Override
        public void end() {
            emitter.complete();
        }
    }
}
