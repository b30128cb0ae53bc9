package parcellocker.sim.world;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.Line;

/** Plays the threads of a process's lines: each turn is something due on the timeline. */
final class LineDrive {
    private static final long STALL_RETRY = 20;
    private final World world;
    private final LockBoards boards;
    private final Chance chance;
    private final int boot;
    private final List<Running> lines = new ArrayList<>();

    LineDrive(World world, LockBoards boards, Chance chance) {
        this.world = world;
        this.boards = boards;
        this.chance = chance;
        this.boot = world.machine().boot();
    }

    /** {@code trouble}: told whenever the line could not be used. */
    void add(Line line, ChannelSource source, Runnable trouble) {
        Running running = new Running(line, source, trouble);
        lines.add(running);
        running.later(chance.between(1, 300));
    }

    /** A release was offered. */
    void wake() {
        lines.forEach(Running::wakes);
    }

    private void handOver() {
        long stall = 0;
        if (world.faults().strikes(Fault.DELAYED_REPORT, 0.05)) {
            stall = chance.between(100, 4_000);
            world.wiring().boards().forEach(world.wiring()::troubles);
        }
        world.time().in(stall, this::handOverNow);
    }

    private void handOverNow() {
        if (world.machine().isAlive(boot) && !boards.handOver()) {
            world.time().in(STALL_RETRY, this::handOverNow);
        }
    }

    private final class Running {
        private final Line line;
        private final ChannelSource source;
        private final Runnable trouble;
        private Optional<Line.Open> open = Optional.empty();
        private boolean busy;
        private long ticket;

        Running(Line line, ChannelSource source, Runnable trouble) {
            this.line = line;
            this.source = source;
            this.trouble = trouble;
        }

        /** At once, unless its thread gets no time: then perhaps too late for what was offered. */
        private void wakes() {
            if (!world.faults().strikes(Fault.LINE_STALLS, 0.2)) {
                later(0);
                return;
            }
            long stall = chance.between(500, 9_000);
            trouble.run();
            later(stall);
            world.time().in(stall, trouble);
        }

        void later(long millis) {
            long mine = ++ticket;
            world.time().in(millis, () -> {
                if (mine == ticket && !busy && world.machine().isAlive(boot)) {
                    turn();
                }
            });
        }

        private void turn() {
            busy = true;
            try {
                later(worked());
            } catch (LineGone gone) {
                open = Optional.empty();
                line.lost();
                trouble.run();
                later(chance.between(1_000, 5_000));
            } catch (PowerCut end) {
                world.trace().line("line", "its process is gone");
            } finally {
                busy = false;
            }
            handOver();
        }

        /** Does one thing; answers when the next may be due. */
        private long worked() {
            try {
                if (open.isEmpty()) {
                    open = Optional.of(line.opened(source.open()));
                }
                return open.get().hasWorked() ? 0 : Math.max(1, open.get().restMillis());
            } catch (IOException lost) {
                throw new LineGone(lost);
            } catch (InterruptedException impossible) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final class LineGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LineGone(IOException cause) {
            super(cause);
        }
    }
}
