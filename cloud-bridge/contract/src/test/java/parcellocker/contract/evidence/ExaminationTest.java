package parcellocker.contract.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.contract.evidence.Evidence.Line;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;

class ExaminationTest {
    private static final String DEVICE = Jose.newSigningKey();
    private static final String PUBLIC = Jose.publicOf(DEVICE);
    private static final int FIRST = 41;
    private static final int LINES = 12;

    private final Evidence good = evidence(lines());

    @Test
    void evidenceThatNobodyTouchedHolds() {
        assertThat(Examination.faults(good, PUBLIC)).isEmpty();
    }

    @Test
    void anyByteOfAnyRecordThatIsFlippedNamesThatRecord() {
        for (int i = 0; i < LINES; i++) {
            Line line = good.lines().get(i);
            String body = line.body();
            if (body == null) {
                continue;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= 1;
                Line changed =
                        new Line(line.seq(), line.inner(), line.hash(), new String(flipped, StandardCharsets.UTF_8));
                assertThat(Examination.faults(with(i, changed), PUBLIC))
                        .singleElement()
                        .asString()
                        .startsWith("record " + line.seq() + " was changed");
            }
        }
    }

    @Test
    void aRecordOfSomebodyElseThatIsChangedIsNamedByItsHash() {
        for (int i = 0; i < LINES; i++) {
            Line line = good.lines().get(i);
            Line changed = new Line(line.seq(), Chain.name("other"), line.hash(), null);
            assertThat(Examination.faults(with(i, changed), PUBLIC))
                    .first()
                    .asString()
                    .startsWith("record " + line.seq() + " was changed");
        }
    }

    @Test
    void whoeverRecomputesTheWholeChainIsStoppedByTheSignature() {
        List<String> bodies = bodies();
        bodies.set(3, bodies.get(3).replace("A01", "A02"));
        Evidence forged = new Evidence(
                good.locker(), good.epoch(), good.delivery(), good.prev(), chained(bodies), good.heads(), PUBLIC);
        assertThat(Examination.faults(forged, PUBLIC))
                .isNotEmpty()
                .allMatch(fault -> fault.contains("something up to record"));
    }

    @Test
    void aDroppedTailIsMissingAgainstTheSignedHead() {
        for (int left = 1; left < LINES; left++) {
            Evidence cut = evidence(good.lines().subList(0, left));
            assertThat(Examination.faults(cut, PUBLIC))
                    .contains("the signed head of 2026-03-31 stands at record " + (FIRST + LINES - 1) + ": records "
                            + (FIRST + left) + " to " + (FIRST + LINES - 1) + " are missing");
        }
    }

    @Test
    void aRecordLeftOutInTheMiddleIsNamed() {
        List<Line> lines = new ArrayList<>(good.lines());
        lines.remove(4);
        assertThat(Examination.faults(evidence(lines), PUBLIC))
                .first()
                .asString()
                .startsWith("record " + (FIRST + 4) + " is missing");
    }

    @Test
    void aHeadOfAnotherKeyOrAnotherJournalCoversNothing() {
        assertThat(Examination.faults(good, Jose.publicOf(Jose.newSigningKey())))
                .contains("a head of the day is not signed by this locker", "no signed head covers these records");
        Evidence elsewhere = new Evidence("L-002", 1, good.delivery(), good.prev(), good.lines(), good.heads(), PUBLIC);
        assertThat(Examination.faults(elsewhere, PUBLIC)).anyMatch(fault -> fault.endsWith("is of another journal"));
    }

    @Test
    void recordsAfterTheLastHeadAreNotBelieved() {
        Evidence early = new Evidence(
                good.locker(),
                good.epoch(),
                good.delivery(),
                good.prev(),
                good.lines(),
                List.of(head(FIRST + 5)),
                PUBLIC);
        assertThat(Examination.faults(early, PUBLIC))
                .containsExactly("records after " + (FIRST + 5) + " are covered by no signed head");
    }

    private Evidence with(int index, Line changed) {
        List<Line> lines = new ArrayList<>(good.lines());
        lines.set(index, changed);
        return evidence(lines);
    }

    private static Evidence evidence(List<Line> lines) {
        return new Evidence(
                "L-001",
                1,
                "d1",
                Chain.name("before"),
                lines,
                List.of(head(FIRST + 5), head(FIRST + LINES - 1)),
                PUBLIC);
    }

    private static List<Line> lines() {
        return chained(bodies());
    }

    private static List<String> bodies() {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            bodies.add("{\"seq\":" + (FIRST + i) + ",\"compartment\":\"A01\",\"名\":\"取\"}");
        }
        return bodies;
    }

    /** Every third body is shown. */
    private static List<Line> chained(List<String> bodies) {
        List<Line> lines = new ArrayList<>();
        String hash = Chain.name("before");
        for (int i = 0; i < bodies.size(); i++) {
            hash = Chain.next(hash, bodies.get(i));
            lines.add(new Line(FIRST + i, Chain.name(bodies.get(i)), hash, i % 3 == 0 ? bodies.get(i) : null));
        }
        return lines;
    }

    private static String head(long seq) {
        List<Line> lines = lines();
        String day = seq == FIRST + LINES - 1 ? "2026-03-31" : "2026-03-30";
        return new DayHead("L-001", 1, day, seq, lines.get((int) (seq - FIRST)).hash()).signed(DEVICE);
    }
}
