package parcellocker.sim.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.sim.clockwork.RealTime;

/**
 * The simulator's end of a serial line that another program opens by name: a pseudo-terminal behind a symbolic link
 * that stays the same over unplugging. Bytes take their real time both ways. All methods but {@link #close} belong to
 * the timeline's thread.
 */
public final class PtyLine implements LineEnd, AutoCloseable {
    private final RealTime time;
    private final Path link;
    private final Pacer in;
    private final Pacer out;
    private final List<Ear> ears = new ArrayList<>();
    private final List<Ear> taps = new ArrayList<>();
    private @Nullable Pty pty;

    /**
     * Plugs a line in at once.
     *
     * @param link the name under which it is opened; its folder is made, a link left from an earlier run is replaced
     */
    public PtyLine(RealTime time, int baud, Path link) {
        this.time = time;
        this.link = link;
        in = new Pacer(time, baud);
        out = new Pacer(time, baud);
        plug();
    }

    /** The name under which the line is opened. */
    public Path link() {
        return link;
    }

    @Override
    public void send(byte[] bytes) {
        out.carry(bytes, time.nanos(), (value, nanos) -> {
            if (pty != null && pty.write(new byte[] {(byte) value})) {
                taps.forEach(tap -> tap.hear(value, nanos));
            }
        });
    }

    @Override
    public void listen(Ear ear) {
        ears.add(ear);
    }

    /** Lets a listener hear what goes out at this end and is taken by the other side. */
    public void tapSent(Ear ear) {
        taps.add(ear);
    }

    /** Whether the line is plugged in. */
    public boolean isPlugged() {
        return pty != null;
    }

    /** Whether a program has the line open. */
    public boolean isAttached() {
        return pty != null && pty.isAttached();
    }

    /** Pulls the plug: the link vanishes, a program that has the line open reads a hang-up. */
    public void unplug() {
        if (pty == null) {
            return;
        }
        try {
            Files.deleteIfExists(link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pty.close();
            pty = null;
        }
    }

    /** Plugs in again: another device under the same link. */
    public void plug() {
        if (pty != null) {
            return;
        }
        Pty opened = new Pty(this::received);
        try {
            Path absolute = link.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            Path fresh = absolute.resolveSibling(absolute.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createSymbolicLink(fresh, Path.of(opened.slaveName()));
            Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            opened.close();
            throw new UncheckedIOException(e);
        }
        pty = opened;
    }

    private void received(byte[] bytes) {
        long arrived = time.nanos();
        time.at(arrived, () -> in.carry(bytes, arrived, (value, nanos) -> ears.forEach(ear -> ear.hear(value, nanos))));
    }

    /** Unplugs for good; call it after the timeline has stopped, or on its thread. */
    @Override
    public void close() {
        unplug();
    }
}
