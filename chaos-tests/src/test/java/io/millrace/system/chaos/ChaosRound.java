package io.millrace.system.chaos;

import io.millrace.system.suite.Fault;
import io.millrace.system.suite.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One thing that happens to one member.
 *
 * @param lasts how long until it is healed
 */
record ChaosRound(int number, Member member, Fault fault, Duration lasts) {
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** Longer than members of a group are waited for, so that some are given up and come back as strangers. */
    private static final Duration LONGEST = Duration.ofSeconds(13);

    /** As many rounds as told: every member has its turn before one has its second. */
    static List<ChaosRound> plan(Random random, List<Member> members, int rounds) {
        List<ChaosRound> plan = new ArrayList<>();
        List<Member> turns = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            if (turns.isEmpty()) {
                turns.addAll(members);
                Collections.shuffle(turns, random);
            }
            Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            plan.add(new ChaosRound(number, turns.remove(0), fault, between(random, SHORTEST, LONGEST)));
        }
        return plan;
    }

    void strike() {
        fault.strike(member);
    }

    void heal() {
        fault.heal(member);
    }

    @Override
    public String toString() {
        return "%d: %s %s for %d ms".formatted(number, fault, member.name(), lasts.toMillis());
    }

    private static Duration between(Random random, Duration least, Duration most) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis()));
    }
}
