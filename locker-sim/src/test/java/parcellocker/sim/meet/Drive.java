package parcellocker.sim.meet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.Line;
import parcellocker.sim.clockwork.VirtualTime;

/** Plays the threads of the lines: each turn is something due on the timeline. */
final class Drive {
    private static final long MILLI = 1_000_000;
    private static final long REOPENS_MILLIS = 1_000;

    private final VirtualTime time;
    private final LockBoards boards;
    private final List<Running> lines = new ArrayList<>();

    Drive(VirtualTime time, LockBoards boards) {
        this.time = time;
        this.boards = boards;
    }

    void add(Line line, ChannelSource source) {
        Running running = new Running(line, source);
        lines.add(running);
        running.later(1);
    }

    /** When the turn began in which the line is now; empty if it rests. */
    OptionalLong turnBegan(int line) {
        Running running = lines.get(line);
        return running.busy ? OptionalLong.of(running.began) : OptionalLong.empty();
    }

    /** A release was offered. */
    void wake() {
        lines.forEach(running -> running.later(0));
    }

    private final class Running {
        private final Line line;
        private final ChannelSource source;
        private Optional<Line.Open> open = Optional.empty();
        private boolean busy;
        private long ticket;
        private long began;

        Running(Line line, ChannelSource source) {
            this.line = line;
            this.source = source;
        }

        void later(long millis) {
            long mine = ++ticket;
            time.after(millis * MILLI, () -> {
                if (mine == ticket && !busy) {
                    turn();
                }
            });
        }

        private void turn() {
            busy = true;
            began = time.nanos();
            long rest = REOPENS_MILLIS;
            try {
                if (open.isEmpty()) {
                    open = Optional.of(line.opened(source.open()));
                }
                rest = open.get().hasWorked() ? 0 : Math.max(1, open.get().restMillis());
            } catch (IOException lost) {
                open = Optional.empty();
                line.lost();
            } catch (InterruptedException impossible) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(impossible);
            } finally {
                busy = false;
            }
            boards.handOver();
            later(rest);
        }
    }
}
