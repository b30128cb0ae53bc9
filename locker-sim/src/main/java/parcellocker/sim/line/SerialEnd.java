package parcellocker.sim.line;

import com.fazecast.jSerialComm.SerialPort;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parcellocker.sim.clockwork.RealTime;

/**
 * A real serial adapter at the simulator's end: virtual boards answer a real agent's adapter, over a real pair of wires.
 * Pulling the plug closes the device; whether somebody is at the other end of the wires, nobody can see.
 */
public final class SerialEnd implements Port {
    private static final int READ_MILLIS = 1_000;
    private static final int BUFFER = 4096;
    private static final int BITS = 8;

    private final String device;
    private final int baud;
    private final Wire wire;
    private volatile @Nullable SerialPort open;

    /**
     * Opens the device, 8N1.
     *
     * @throws IllegalStateException if it cannot be opened
     */
    public SerialEnd(RealTime time, int baud, String device) {
        this.device = device;
        this.baud = baud;
        wire = new Wire(time, baud);
        plug();
    }

    @Override
    public String name() {
        return device;
    }

    /** The adapter paces what it sends by itself: a byte is handed over when it could have passed the wire once. */
    @Override
    public void send(byte[] bytes) {
        wire.send(bytes, value -> {
            SerialPort port = open;
            return port != null && port.writeBytes(new byte[] {value}, 1) == 1;
        });
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
        return open != null;
    }

    @Override
    public boolean isAttached() {
        return open != null;
    }

    @Override
    public void plug() {
        if (open != null) {
            return;
        }
        SerialPort port = SerialPort.getCommPort(device);
        port.setComPortParameters(baud, BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!port.openPort()) {
            throw new IllegalStateException(
                    "cannot open " + device + ": error " + port.getLastErrorCode() + "; is it there, and not in use?");
        }
        open = port;
        Thread.ofPlatform().daemon().name("serial " + device).start(() -> read(port));
    }

    private void read(SerialPort port) {
        byte[] buffer = new byte[BUFFER];
        // 0 is a time-out, -1 the end: the adapter was pulled, or the port closed here.
        for (int count = 0; count >= 0 && port.equals(open); ) {
            count = port.readBytes(buffer, buffer.length);
            if (count > 0) {
                wire.received(Arrays.copyOf(buffer, count));
            }
        }
    }

    @Override
    public void unplug() {
        SerialPort port = open;
        open = null;
        if (port != null) {
            port.closePort();
        }
    }

    @Override
    public void close() {
        unplug();
    }
}
