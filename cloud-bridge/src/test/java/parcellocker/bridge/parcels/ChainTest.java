package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.parcels.Chain.Line;
import parcellocker.bridge.parcels.Chain.Link;
import parcellocker.bridge.parcels.Chain.What;
import parcellocker.contract.entry.Stamp;

class ChainTest {
    private static Link link(What what, String locker, String delivery, long seq) {
        return new Link(what, locker, "A01", delivery, 1, seq, new Stamp(0, 1_000 * seq, Stamp.Clock.TRUSTED), "");
    }

    private static String told(Link... links) {
        return Chain.of(List.of(links)).lines().stream()
                .map(line -> switch (line) {
                    case Line.Heard heard -> heard.link().what().name();
                    case Line.Gap gap -> "(" + gap.why() + ")";
                })
                .collect(Collectors.joining(" "));
    }

    @Test
    void from_the_announcement_to_the_pickup_only_the_carriers_way_is_not_seen() {
        assertThat(told(
                        link(What.ANNOUNCED, "", "", 0),
                        link(What.DEPOSITED, "L1", "d1", 3),
                        link(What.OVERDUE, "L1", "d1", 9),
                        link(What.PICKED_UP, "L1", "d1", 12)))
                .isEqualTo("ANNOUNCED (CARRIED) DEPOSITED OVERDUE PICKED_UP");
    }

    @Test
    void each_kind_of_gap_is_said() {
        assertThat(told()).isEmpty();
        assertThat(told(link(What.ANNOUNCED, "", "", 0))).isEqualTo("ANNOUNCED (CARRIED)");
        assertThat(told(link(What.DEPOSITED, "L1", "d1", 3))).isEqualTo("(NOT_ANNOUNCED) DEPOSITED");
        assertThat(told(link(What.SENT, "L1", "d1", 3), link(What.COLLECTED, "L1", "d1", 4)))
                .isEqualTo("SENT COLLECTED (CARRIED)");
        assertThat(told(
                        link(What.ANNOUNCED, "", "", 0),
                        link(What.DEPOSITED, "L1", "d1", 3),
                        link(What.DEPOSITED, "L2", "d2", 5)))
                .isEqualTo("ANNOUNCED (CARRIED) DEPOSITED (LEFT_UNSEEN) DEPOSITED");
        assertThat(told(
                        link(What.DEPOSITED, "L1", "d1", 3),
                        link(What.UNCERTAIN, "L1", "d1", 4),
                        link(What.OVERDUE, "L1", "d1", 5),
                        link(What.FOUND, "L1", "d1", 6),
                        link(What.HANDED_OVER, "L1", "d1", 7)))
                .isEqualTo(
                        "(NOT_ANNOUNCED) DEPOSITED UNCERTAIN (UNKNOWN) OVERDUE (UNKNOWN) FOUND HANDED_OVER (UNKNOWN)");
        assertThat(told(
                        link(What.SENT, "L1", "d1", 3),
                        link(What.PICKED_UP, "L1", "d1", 4),
                        link(What.UNCERTAIN, "L1", "d1", 5)))
                .isEqualTo("SENT PICKED_UP (CAME_BACK) UNCERTAIN (UNKNOWN)");
    }

    @Test
    void a_lockers_own_order_holds_whatever_its_clock_said() {
        Link early = new Link(What.PICKED_UP, "L1", "A01", "d1", 1, 9, new Stamp(0, 5, Stamp.Clock.SUSPECT), "");
        assertThat(told(early, link(What.SENT, "L1", "d1", 3))).isEqualTo("SENT PICKED_UP");
    }

    @Test
    void where_it_lies_is_known_while_it_lies_there_and_a_silent_locker_is_a_gap() {
        Chain inside = Chain.of(List.of(link(What.SENT, "L1", "d1", 3), link(What.ANNOUNCED, "", "", 9)));
        assertThat(inside.locker()).contains("L1");
        assertThat(inside.silent().lines().getLast()).isEqualTo(new Line.Gap(Chain.Why.LOCKER_SILENT));
        assertThat(Chain.of(List.of(link(What.SENT, "L1", "d1", 3), link(What.COLLECTED, "L1", "d1", 4)))
                        .locker())
                .isEmpty();
    }

    /** A parcel on its way through a city of three lockers, and where it truly was. */
    private static final class Way {
        private final SplittableRandom random;
        private final List<Link> truth = new ArrayList<>();
        private final Map<String, Long> seqs = new TreeMap<>();
        private final Map<String, Long> epochs = new TreeMap<>();
        private long now;
        private String locker = "";
        private String delivery = "";

        Way(long seed) {
            random = new SplittableRandom(seed);
            if (random.nextInt(4) > 0) {
                truth.add(new Link(What.ANNOUNCED, "", "", "", 0, 0, new Stamp(0, 0, Stamp.Clock.TRUSTED), ""));
            }
            for (int i = random.nextInt(14); i > 0; i--) {
                step();
            }
        }

        private void step() {
            if (locker.isEmpty()) {
                locker = "L" + random.nextInt(3);
                delivery = "d" + truth.size();
                add(What.DEPOSITED);
                return;
            }
            What[] may = {
                What.OVERDUE, What.LOOKED_AT, What.UNCERTAIN, What.FOUND, What.REFUSED, What.RECALLED, What.PICKED_UP
            };
            What what = may[random.nextInt(may.length)];
            add(what);
            if (what == What.RECALLED || what == What.PICKED_UP) {
                locker = "";
            } else if (random.nextInt(8) == 0) {
                epochs.merge(locker, 1L, Long::sum);
                seqs.put(locker, 0L);
            }
        }

        private void add(What what) {
            now += 1 + random.nextInt(1_000);
            long seq = seqs.merge(locker, 1L + random.nextInt(3), Long::sum);
            truth.add(new Link(
                    what,
                    locker,
                    "A01",
                    delivery,
                    epochs.computeIfAbsent(locker, at -> 1L),
                    seq,
                    new Stamp(0, now, Stamp.Clock.TRUSTED),
                    ""));
        }

        /** A locker's journal is heard in its order; of each epoch the end may never have been. */
        List<Link> heard() {
            Map<String, Integer> ends = new TreeMap<>();
            List<Link> heard = new ArrayList<>();
            for (Link link : truth) {
                String journal = link.locker() + "/" + link.epoch();
                int left = ends.computeIfAbsent(journal, any -> random.nextInt(3) == 0 ? random.nextInt(4) : 99);
                if (left > 0) {
                    heard.add(link);
                }
                ends.put(journal, left - 1);
            }
            return heard;
        }
    }

    /** Whether between the two, in truth, the parcel stayed where it was and everybody knew. */
    private static boolean isWhole(List<Link> truth, Link from, Link to) {
        List<Link> between = truth.subList(truth.indexOf(from) + 1, truth.indexOf(to));
        boolean isInside =
                from.what() != What.RECALLED && from.what() != What.PICKED_UP && from.what() != What.UNCERTAIN;
        return between.isEmpty() && isInside && from.delivery().equals(to.delivery());
    }

    @Test
    void no_chain_has_a_silent_gap_whatever_was_not_heard() {
        Map<Chain.Why, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < 5_000; seed++) {
            Way way = new Way(seed);
            List<Link> heard = way.heard();
            List<Line> lines = Chain.of(heard).lines();
            assertThat(lines.stream().filter(Line.Heard.class::isInstance).count())
                    .as("seed %d", seed)
                    .isEqualTo(heard.size());
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i - 1) instanceof Line.Heard from && lines.get(i) instanceof Line.Heard to) {
                    assertThat(isWhole(way.truth, from.link(), to.link()))
                            .as("seed %d, from %s to %s", seed, from, to)
                            .isTrue();
                }
            }
            lines.stream()
                    .filter(Line.Gap.class::isInstance)
                    .forEach(gap -> seen.merge(((Line.Gap) gap).why(), 1, Integer::sum));
        }
        assertThat(seen.keySet())
                .as("each that can be drawn was drawn")
                .containsExactlyInAnyOrder(
                        Chain.Why.NOT_ANNOUNCED,
                        Chain.Why.CARRIED,
                        Chain.Why.UNKNOWN,
                        Chain.Why.CAME_BACK,
                        Chain.Why.BOARD_REPLACED,
                        Chain.Why.LEFT_UNSEEN);
    }
}
