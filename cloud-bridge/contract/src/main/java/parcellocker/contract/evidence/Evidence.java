package parcellocker.contract.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one delivery, for somebody who trusts neither side: its own entries whole, everybody else's as a hash alone,
 * in one unbroken run of the journal up to a signed head.
 *
 * @param delivery what it is about
 * @param prev chain hash before the first line
 * @param lines without gaps
 * @param heads signed {@link DayHead}s of this epoch that lie in the run; the last covers its last line
 * @param device public JWK of the locker as the exporter knows it: whoever checks should have it from the city's register
 */
public record Evidence(
        String locker, long epoch, String delivery, String prev, List<Line> lines, List<String> heads, String device) {
    public Evidence {
        lines = List.copyOf(lines);
        heads = List.copyOf(heads);
    }

    /**
     * One entry of the run.
     *
     * @param inner SHA-256 of the body, hex
     * @param hash chain hash after this entry
     * @param body the entry's JSON, byte for byte as it was committed; null if it is about somebody else
     */
    public record Line(
            long seq, String inner, String hash, @Nullable String body) {}
}
