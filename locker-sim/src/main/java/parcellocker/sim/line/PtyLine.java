package parcellocker.sim.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import parcellocker.sim.clockwork.RealTime;

/**
 * The simulator's end of a serial line that another program opens by name: a pseudo-terminal behind a symbolic link
 * that stays the same over unplugging.
 */
public final class PtyLine implements Port {
    private final Path link;
    private final Wire wire;
    private @Nullable Pty pty;

    /**
     * Plugs a line in at once.
     *
     * @param link the name under which it is opened; its folder is made, a link left from an earlier run is replaced
     */
    public PtyLine(RealTime time, int baud, Path link) {
        this.link = link;
        wire = new Wire(time, baud);
        plug();
    }

    /** The name under which the line is opened. */
    public Path link() {
        return link;
    }

    @Override
    public String name() {
        return link.toString();
    }

    @Override
    public void send(byte[] bytes) {
        wire.send(bytes, value -> pty != null && pty.write(new byte[] {value}));
    }

    @Override
    public void listen(Ear ear) {
        wire.listen(ear);
    }

    @Override
    public void tapSent(Ear ear) {
        wire.tapSent(ear);
    }

    @Override
    public void inject(byte[] bytes) {
        wire.inject(bytes);
    }

    @Override
    public boolean isPlugged() {
        return pty != null;
    }

    @Override
    public boolean isAttached() {
        return pty != null && pty.isAttached();
    }

    /** Pulls the plug: the link vanishes, a program that has the line open reads a hang-up. */
    @Override
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
    @Override
    public void plug() {
        if (pty != null) {
            return;
        }
        Pty opened = new Pty(wire::received);
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

    @Override
    public void close() {
        unplug();
    }
}
