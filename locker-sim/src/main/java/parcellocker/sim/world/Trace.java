package parcellocker.sim.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** What happened, a line each. Keeps the last lines, and a digest over all of them, so that two runs can be compared. */
final class Trace {
    private static final int KEPT = 60;
    private static final long PRIME = 0x100000001b3L;
    private final Deque<String> last = new ArrayDeque<>();
    private final Timeline time;
    private final boolean aloud;
    private long digest = 0xcbf29ce484222325L;
    private long lines;

    Trace(Timeline time, boolean aloud) {
        this.time = time;
        this.aloud = aloud;
    }

    void line(String who, Object what) {
        String line = time.now() + " " + who + " " + what;
        for (int i = 0; i < line.length(); i++) {
            digest = (digest ^ line.charAt(i)) * PRIME;
        }
        lines++;
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
        if (aloud) {
            System.out.println(line);
        }
    }

    /** The last lines, oldest first. */
    List<String> tail() {
        return List.copyOf(last);
    }

    String digest() {
        return String.format(Locale.ROOT, "%d:%016x", lines, digest);
    }
}
