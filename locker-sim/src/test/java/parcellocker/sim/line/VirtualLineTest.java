package parcellocker.sim.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.VirtualTime;

class VirtualLineTest {
    private final VirtualTime time = new VirtualTime(0);
    private final VirtualLine line = new VirtualLine(time, 9600);
    private final List<String> heard = new ArrayList<>();

    @Test
    void aByteTakesTenBitsAndTheNextWaitsForIt() {
        LineEnd here = line.attach();
        line.attach().listen((value, nanos) -> heard.add(value + "@" + nanos / 1000));
        here.send(new byte[] {(byte) 0x8A, 0});
        here.send(new byte[] {(byte) 0xFF});
        time.pass(10_000_000);
        assertThat(heard).containsExactly("138@1041", "0@2083", "255@3124");
    }

    @Test
    void allOthersHearItAndTheSenderDoesNot() {
        LineEnd host = line.attach();
        host.listen((value, nanos) -> heard.add("host"));
        line.attach().listen((value, nanos) -> heard.add("one"));
        line.attach().listen((value, nanos) -> heard.add("two"));
        host.send(new byte[] {1});
        time.pass(2_000_000);
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void aNoisyLineTurnsBitsOverAtItsRate() {
        LineEnd here = line.attach();
        NoisyEnd there = new NoisyEnd(line.attach(), new Chance(1));
        List<Integer> values = new ArrayList<>();
        there.listen((value, nanos) -> values.add(value));
        there.bitErrorRate(0.01);
        here.send(new byte[10_000]);
        time.pass(20_000_000_000L);
        int turned = values.stream().mapToInt(Integer::bitCount).sum();
        assertThat(turned).isBetween(650, 950);
    }

    @Test
    void aGoodLineTurnsNoBitOver() {
        LineEnd here = line.attach();
        List<Integer> values = new ArrayList<>();
        here.listen((value, nanos) -> values.add(value));
        new NoisyEnd(line.attach(), new Chance(1)).send(new byte[] {1, 2, 3});
        time.pass(20_000_000);
        assertThat(values).containsExactly(1, 2, 3);
    }
}
