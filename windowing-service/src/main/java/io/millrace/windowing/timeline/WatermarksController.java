package io.millrace.windowing.timeline;

import io.millrace.event.time.Watermark;
import io.millrace.streams.boot.LocalStores;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.query.StoreOfEachTask;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far each timeline has come where panes are made. */
@RestController
final class WatermarksController {
    private final LocalStores stores;

    WatermarksController(LocalStores stores) {
        this.stores = stores;
    }

    @GetMapping("/v1/watermarks")
    WatermarksView watermarks() {
        List<Watermark> reached = Watermarks.reached(stores.get(PaneStage.WATERMARKS, new StoreOfEachTask<>()));
        return new WatermarksView(reached.stream().map(TimelineView::of).toList());
    }

    /** All timelines that were ever heard of, by name. */
    record WatermarksView(List<TimelineView> timelines) {}
}
