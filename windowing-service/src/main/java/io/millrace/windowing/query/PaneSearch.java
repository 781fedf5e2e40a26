package io.millrace.windowing.query;

import io.millrace.event.windows.WindowState;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.StoreUnavailableException;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.query.Question.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds panes wherever they are: a whole group at the one instance that has it, all else at every instance. When one does
 * not answer, the others' copies of its tasks are taken, and the answer says so; without copies there is no answer, as part
 * of one would look like the whole.
 */
public final class PaneSearch {
    private static final Logger LOG = LoggerFactory.getLogger(PaneSearch.class);

    private final LocalStores stores;
    private final OtherInstances others;
    private final Optional<HostInfo> self;

    /**
     * @param self where other instances reach this one, empty when there are none
     */
    public PaneSearch(LocalStores stores, OtherInstances others, Optional<HostInfo> self) {
        this.stores = stores;
        this.others = others;
        this.self = self;
    }

    PanesView find(PaneQuery query, Question question) {
        if (question.scope() != Scope.ALL || self.isEmpty()) {
            return here(query, question.scope());
        }
        Collection<StreamsMetadata> instances = stores.instancesWith(PaneStage.WINDOWS);
        Collection<StreamsMetadata> asked = query.wholeGroup()
                .map(group -> stores.ownerOf(PaneStage.WINDOWS, query.metric().name() + "?" + group.key())
                        .activeHost())
                .map(owner -> only(instances, owner))
                .orElse(instances);
        if (asked.isEmpty()) {
            throw new StoreUnavailableException(PaneStage.WINDOWS); // Tasks are being moved: nobody has them yet.
        }
        Map<HostInfo, PanesView> answers = ask(asked, query, question, Scope.INSTANCE);
        List<StreamsMetadata> silent = asked.stream()
                .filter(instance -> !answers.containsKey(instance.hostInfo()))
                .toList();
        return silent.isEmpty()
                ? Answers.together(query, List.copyOf(answers.values()), false)
                : withCopies(query, question, instances, silent);
    }

    private PanesView withCopies(
            PaneQuery query,
            Question question,
            Collection<StreamsMetadata> instances,
            Collection<StreamsMetadata> silent) {
        Set<TopicPartition> missing = new HashSet<>();
        silent.forEach(instance -> missing.addAll(instance.topicPartitions()));
        List<StreamsMetadata> rest = new ArrayList<>(instances);
        rest.removeAll(silent);
        Map<HostInfo, PanesView> answers = ask(rest, query, question, Scope.WITH_COPIES);
        rest.stream()
                .filter(instance -> answers.containsKey(instance.hostInfo()))
                .forEach(instance -> missing.removeAll(instance.standbyTopicPartitions()));
        if (!missing.isEmpty() || answers.size() < rest.size()) {
            throw new StoreUnavailableException(PaneStage.WINDOWS);
        }
        return Answers.together(query, List.copyOf(answers.values()), true);
    }

    private Map<HostInfo, PanesView> ask(
            Collection<StreamsMetadata> instances, PaneQuery query, Question question, Scope scope) {
        Map<HostInfo, CompletableFuture<PanesView>> asked = new HashMap<>();
        for (StreamsMetadata instance : instances) {
            HostInfo host = instance.hostInfo();
            asked.put(host, isSelf(host) ? here(query, scope, host) : others.ask(host, question, scope));
        }
        Map<HostInfo, PanesView> answers = new HashMap<>();
        asked.forEach((host, answer) -> {
            try {
                answers.put(host, answer.join());
            } catch (CompletionException e) {
                LOG.debug("No answer from {}", host, e);
            }
        });
        return answers;
    }

    private CompletableFuture<PanesView> here(PaneQuery query, Scope scope, HostInfo host) {
        try {
            return CompletableFuture.completedFuture(here(query, scope));
        } catch (StoreUnavailableException e) {
            LOG.debug("The store is not at {} yet", host, e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private PanesView here(PaneQuery query, Scope scope) {
        StoreOfEachTask<String, WindowState> each = new StoreOfEachTask<>();
        return Panes.find(
                query,
                scope == Scope.WITH_COPIES
                        ? stores.getWithStandbys(PaneStage.WINDOWS, each)
                        : stores.get(PaneStage.WINDOWS, each));
    }

    private boolean isSelf(HostInfo host) {
        return self.filter(host::equals).isPresent();
    }

    private static Collection<StreamsMetadata> only(Collection<StreamsMetadata> instances, HostInfo owner) {
        return instances.stream()
                .filter(instance -> instance.hostInfo().equals(owner))
                .toList();
    }
}
